int net_send(int fd, const void *data, size_t size);
#define wire_send(fd, data, size) net_send((fd), (data), (size))
