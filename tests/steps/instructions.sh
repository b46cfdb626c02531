# shellcheck shell=bash
# No path of the library takes 5 % more instructions than recorded, unless the same change says why.

need valgrind
tests/bench/instructions
