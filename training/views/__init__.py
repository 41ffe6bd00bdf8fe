"""The pages of the training: the public's, and the trainers' desk."""
