// Is run by those who build the daemon, and says nothing about it.
#include <stddef.h>

int put_line(int fd, const char *text, size_t length);

int main(void) {
    return put_line(-1, "b", 1);
}
