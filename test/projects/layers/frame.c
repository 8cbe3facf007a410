// Wraps what wraps, by a macro of a header.
#include "wire.h"

int frame_send(int fd, const char *frame, unsigned size) {
    return wire_send(fd, frame, size);
}
