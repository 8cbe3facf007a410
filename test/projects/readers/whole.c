// Reads all of something, on whatever it is given.
#include "whole.h"
#include <sys/socket.h>
#include <unistd.h>

int read_whole(int f, char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = read(f, bytes, length);
        if (count <= 0) return -1;
        bytes += count;
        length -= count;
    }
    return 0;
}
