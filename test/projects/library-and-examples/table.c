// Has a program of its own to try it with, which is not built with the library.
#include <stddef.h>

size_t size_of_table(void);

size_t size_of_table(void) { return 16; }

#ifdef TABLE_TEST_MAIN
#include <stdio.h>

int main(void) {
    printf("%zu\n", size_of_table());
    return 0;
}
#endif
