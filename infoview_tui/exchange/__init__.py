"""Formats in and out: how other programs write down what Infoview keeps."""
