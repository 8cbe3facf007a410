/* Finds the address that a line names, and keeps the descriptors by their names. */
#include "probe.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

enum { MAX_HANDLES = 64, NAME_LENGTH = 16, MAX_PLACES = 4 };

static struct {
  char name[NAME_LENGTH];
  int handle;
} handles[MAX_HANDLES];

static int peer_port;

void set_peer_port(int port) { peer_port = port; }

int handle_of(const char *name) {
  for (int i = 0; i < MAX_HANDLES; i++)
    if (strcmp(handles[i].name, name) == 0) return handles[i].handle;
  give_up("there is no socket called", name);
}

void remember_handle(const char *name, int handle) {
  for (int i = 0; i < MAX_HANDLES; i++) {
    if (handles[i].name[0] != '\0' && strcmp(handles[i].name, name) != 0) continue;
    snprintf(handles[i].name, NAME_LENGTH, "%s", name);
    handles[i].handle = handle;
    return;
  }
  give_up("there are too many sockets", name);
}

static void internet(struct place *place, const char *host, int port) {
  struct sockaddr_in *v4 = (struct sockaddr_in *)&place->bytes;
  struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&place->bytes;
  if (inet_pton(AF_INET, host, &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons((unsigned short)port);
    place->length = sizeof *v4;
  } else if (inet_pton(AF_INET6, host, &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons((unsigned short)port);
    place->length = sizeof *v6;
  } else {
    give_up("this is no address", host);
  }
}

/* A port on loopback that was free a moment ago. */
static int closed_port(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  int handle = socket(AF_INET, SOCK_STREAM, 0);
  if (handle < 0 || bind(handle, (struct sockaddr *)&address, length) != 0 ||
      getsockname(handle, (struct sockaddr *)&address, &length) != 0)
    give_up("no free port", "");
  close(handle);
  return ntohs(address.sin_port);
}

/* The address that the socket called `name` has itself; a socket on all addresses is reached through loopback. */
static void place_of_socket(const char *name, struct place *place) {
  struct sockaddr_in *v4 = (struct sockaddr_in *)&place->bytes;
  place->length = sizeof place->bytes;
  if (getsockname(handle_of(name), (struct sockaddr *)&place->bytes, &place->length) != 0)
    give_up("this socket has no address", name);
  if (v4->sin_family == AF_INET && v4->sin_addr.s_addr == 0) v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
}

static struct {
  char name[NAME_LENGTH];
  struct place place;
} kept[MAX_PLACES];

void keep_place(const char *name, const char *text) {
  for (int i = 0; i < MAX_PLACES; i++) {
    if (kept[i].name[0] != '\0') continue;
    snprintf(kept[i].name, NAME_LENGTH, "%s", name);
    find_place(text, &kept[i].place);
    return;
  }
  give_up("there are too many places", name);
}

static int find_kept(const char *name, struct place *place) {
  for (int i = 0; i < MAX_PLACES; i++) {
    if (strcmp(kept[i].name, name) != 0) continue;
    place->bytes = kept[i].place.bytes;
    place->length = kept[i].place.length;
    return 1;
  }
  return 0;
}

void find_place(const char *text, struct place *place) {
  memset(place, 0, sizeof *place);
  place->address = (const struct sockaddr *)&place->bytes;
  char host[TEXT];
  int port = 0;
  struct sockaddr_un *local = (struct sockaddr_un *)&place->bytes;
  if (find_kept(text, place)) return;
  if (strcmp(text, "peer") == 0) {
    internet(place, "127.0.0.1", peer_port);
  } else if (strcmp(text, "nobody") == 0) {
    internet(place, "127.0.0.1", closed_port());
  } else if (strcmp(text, "bad-pointer") == 0) {
    place->address = (const struct sockaddr *)8;
    place->length = sizeof(struct sockaddr_in);
  } else if (strcmp(text, "unspecified") == 0) {
    place->bytes.ss_family = AF_UNSPEC;
    place->length = sizeof(struct sockaddr_in);
  } else if (strncmp(text, "unix:", 5) == 0) {
    local->sun_family = AF_UNIX;
    snprintf(local->sun_path, sizeof local->sun_path, "%s", text + 5);
    place->length = sizeof *local;
  } else if (sscanf(text, "[%199[^]]]:%d", host, &port) == 2 || sscanf(text, "%199[0-9.]:%d", host, &port) == 2) {
    internet(place, host, port);
  } else {
    place_of_socket(text, place);
  }
}
