// Ruby, Python and Java take care of SIGPIPE themselves, and what extends them runs in their processes.
#include <ruby.h>
#include <sys/socket.h>

VALUE answer(VALUE self, VALUE handle, VALUE text) {
  ssize_t sent = send(NUM2INT(handle), RSTRING_PTR(text), RSTRING_LEN(text), 0);
  if (sent == -1) rb_sys_fail("send");
  return LONG2NUM(sent);
}
