#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

int dial(int fd, const struct sockaddr_in *peer)
{
	if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) == 0)
		return 0;
	return errno == ECONNRESET /* while connecting */ ? 1 : -1;
}

int say(int fd, const char *text, size_t length)
{
	ssize_t count = send(fd, text, length, MSG_NOSIGNAL);
	if (count == -1)
		return errno == ECONNRESET /* while sending */ ? 1 : -1;
	return count < (ssize_t)length;
}

ssize_t hear(int fd, char *text, size_t size)
{
	ssize_t count = recv(fd, text, size, 0);
	if (count == -1 && errno == ECONNRESET /* while receiving */)
		fprintf(stderr, "the server went away\n");
	return count;
}
