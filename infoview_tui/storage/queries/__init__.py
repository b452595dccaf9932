"""What the screens live on: SQL that gives frozen rows, one module an aggregate."""
