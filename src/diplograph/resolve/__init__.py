"""Mentions in, actors out; claims in, events out."""
