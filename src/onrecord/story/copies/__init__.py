"""What articles share, and how many independent voices stand behind what they tell."""
