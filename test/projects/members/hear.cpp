// What a method in another file knows of the member.
#include "conn.h"
#include <unistd.h>

long Conn::hear(char *text, size_t length) {
    long count = ::read(fd_, text, length);
//               ^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-recv [fix]
    text[count] = 0;
    return count;
}

long copy(int fd_, char *text, size_t length) {
    long count = ::read(fd_, text, length);
    text[count] = 0;
    return count;
}
