"""`cards theme`: what cards look like."""
