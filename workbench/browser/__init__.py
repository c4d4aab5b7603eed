"""The workbench in a browser on the same machine; wants the extra `serve`."""
