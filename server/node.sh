#!/bin/sh
# Starts Node as a server that keeps pages and runs for months. On a machine with much memory it would otherwise take nearly
# twice as much and give nothing back (figures: docs/benchmarks.md).
# The heap, in MB: a nursery that is a quarter of V8's own (half of this costs a fifth of all kept pages a second), and an upper
# end from which V8 takes that it must not grow fourfold before it sweeps.
# glibc's malloc (elsewhere without effect): two arenas, and what is larger than 16 KB mapped by itself, to be given back when freed.
export MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=16384 MALLOC_TRIM_THRESHOLD_=131072
exec node --max-semi-space-size=16 --max-old-space-size=1024 "$@"
