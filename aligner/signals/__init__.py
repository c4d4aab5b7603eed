"""What speaks for a bead, one signal a module; all are log-likelihood ratios and add up."""
