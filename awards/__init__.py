"""The yearly awards: editions, nominations, judging, results."""
