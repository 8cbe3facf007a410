/* What the parts of the probe share: sockets by name, the outcome of a call, and the words of a line. */
#ifndef PROBE_H
#define PROBE_H
#include <stddef.h>
#include <sys/socket.h>

enum { MAX_WORDS = 40, TEXT = 200 };

/* A line of the script, taken apart at its blanks. */
struct line {
  int number;
  int count;
  char *word[MAX_WORDS];
};

enum shape {
  QUIET,  /* nothing to report */
  STATUS, /* 0 or -1 */
  COUNT,  /* bytes */
  HANDLE, /* a descriptor or -1 */
  WORDS   /* what counts is in `says` */
};

struct outcome {
  enum shape shape;
  long returned;
  int error;   /* errno, when `returned` says that the call failed */
  size_t asked; /* how many bytes were asked for */
  char says[TEXT];
};

/* An address that a line names, ready for the kernel. */
struct place {
  struct sockaddr_storage bytes;
  const struct sockaddr *address;
  socklen_t length;
};

/* The descriptor called `name`; it is remembered after it was closed, too. */
int handle_of(const char *name);
void remember_handle(const char *name, int handle);

/* Ends the run: the script is wrong, or the machine cannot do what it asks. */
_Noreturn void give_up(const char *what, const char *why);

const char *error_name(int error);
const char *resolver_error_name(int error);

void find_place(const char *text, struct place *place);
/* Remembers an address under a name, for when its socket is gone. */
void keep_place(const char *name, const char *text);
void set_peer_port(int port);

/* Runs the call of `line` from its word `first` on. */
struct outcome run_call(const struct line *line, int first);
struct outcome run_socket_call(const struct line *line, int first, int *known);
struct outcome run_setting(const struct line *line, int first, int *known);
struct outcome run_surroundings(const struct line *line, int first, int *known);

int number_at(const struct line *line, int index, int otherwise);
const char *word_at(const struct line *line, int index);
#endif
