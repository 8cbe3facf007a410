#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int dial(const struct sockaddr_in *peer)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (fd < 0) {
		perror("socket");
		return -1;
	}
	if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) < 0) {
		perror("connect");
		close(fd);
		return -1;
	}
	return fd;
}

int greet(const struct sockaddr_in *peer)
{
	const char hello[] = "hello\n";
	int fd = dial(peer);
	if (fd < 0)
		return -1;
	send(fd, hello, strlen(hello), 0);
	if (errno == ECONNRESET)
		fprintf(stderr, "the peer is gone\n");
	close(fd);
	return 0;
}

int listen_to(const struct sockaddr_in *peer, char *answer)
{
	int fd = dial(peer);
	if (fd < 0)
		return -1;
	ssize_t count = recv(fd, answer, 99, 0);
	answer[count] = '\0';
	close(fd);
	return 0;
}

int main(void)
{
	struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	signal(SIGPIPE, SIG_IGN);
	return greet(&peer) < 0;
}
