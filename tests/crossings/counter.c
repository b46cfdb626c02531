// One function for each that the real library exports: adds one to its counter and jumps on, with every argument where it was.
// What a caller gets back comes from the real function itself, which returns past us.
#include <dlfcn.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define HIDDEN __attribute__((visibility("hidden")))

#define CROSSING(name) HIDDEN uint64_t count_of_##name; HIDDEN void *real_##name;
#include "functions.h"
#undef CROSSING

#if defined(__x86_64__) && defined(__linux__)
#define CROSSING(name)                                                                                                 \
  __asm__(".pushsection .text\n.globl " #name "\n.type " #name ", @function\n" #name ":\n"                             \
          "endbr64\nlock incq count_of_" #name "(%rip)\njmp *real_" #name "(%rip)\n"                                   \
          ".size " #name ", .-" #name "\n.popsection");
#elif defined(__aarch64__) && defined(__linux__)
// x9 to x11 carry no arguments, and x16 is what such a jump is made with.
#define CROSSING(name)                                                                                                 \
  __asm__(".pushsection .text\n.globl " #name "\n.type " #name ", %function\n" #name ":\n"                             \
          "hint 34\nadrp x9, count_of_" #name "\nadd x9, x9, :lo12:count_of_" #name "\n"                               \
          "1: ldxr x10, [x9]\nadd x10, x10, 1\nstxr w11, x10, [x9]\ncbnz w11, 1b\n"                                    \
          "adrp x16, real_" #name "\nldr x16, [x16, :lo12:real_" #name "]\nbr x16\n"                                   \
          ".size " #name ", .-" #name "\n.popsection");
#else
#error "tests/crossings counts on Linux, on x86-64 and aarch64: for another processor counter.c needs its jump"
#endif
#include "functions.h"
#undef CROSSING

static struct {
  const char *name;
  uint64_t *count;
  void **real;
} const crossings[] = {
#define CROSSING(name) {#name, &count_of_##name, &real_##name},
#include "functions.h"
#undef CROSSING
};

enum { CROSSINGS = sizeof crossings / sizeof *crossings, LONGEST_LINE = 160 };

__attribute__((constructor)) static void find_the_real_functions(void) {
  void *library = dlopen(REAL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  for (int i = 0; i < CROSSINGS; i++) {
    *crossings[i].real = library ? dlsym(library, crossings[i].name) : NULL;
    if (*crossings[i].real) continue;
    fprintf(stderr, "the counting library is older than the one it counts: %s\n", dlerror());
    abort();
  }
}

void diia_crossings_reset(void) {
  for (int i = 0; i < CROSSINGS; i++) __atomic_store_n(crossings[i].count, 0, __ATOMIC_SEQ_CST);
}

// A line "NAME COUNT" for each function that was called. Valid until the next report; tests ask from one thread.
const char *diia_crossings_report(void) {
  static char report[CROSSINGS * LONGEST_LINE + 1];
  int length = 0;
  report[0] = 0;
  for (int i = 0; i < CROSSINGS; i++) {
    uint64_t count = __atomic_load_n(crossings[i].count, __ATOMIC_SEQ_CST);
    if (count) length += snprintf(report + length, LONGEST_LINE, "%s %" PRIu64 "\n", crossings[i].name, count);
  }
  return report;
}
