// What starts only in a build for its author starts nowhere else.
#include <stdio.h>

int sum(const int *numbers, int count) {
    int all = 0;
    for (int i = 0; i < count; i++) all += numbers[i];
    return all;
}

#ifdef _DEBUG_TABLE
#include <stdlib.h>

int main(void) {
    const int numbers[] = {1, 2, 3};
    printf("%d\n", sum(numbers, 3));
    return 0;
}
#endif

#if 0 /* Left for later. */
int main(void) {
    return 1;
}
#endif
