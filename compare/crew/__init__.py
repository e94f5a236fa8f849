"""Stories -> each compared, and made into what is asked for, here or by worker processes; in their order."""
