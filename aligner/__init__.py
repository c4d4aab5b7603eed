"""aligner"""
