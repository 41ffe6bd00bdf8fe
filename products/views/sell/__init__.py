"""What a shop lists, as its own people see and change it. Every address hangs under one shop."""
