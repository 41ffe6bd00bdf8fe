"""Where the training has been: figures from the nation down to the village."""
