#include <stddef.h>
int read_whole(int f, char *bytes, size_t length);
