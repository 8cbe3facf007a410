#include <sys/types.h>

ssize_t net_send(int fd, const void *bytes, size_t length);
int net_read(int fd, char *buffer, size_t size);
ssize_t net_say(int fd);
