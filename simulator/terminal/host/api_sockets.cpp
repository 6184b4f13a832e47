#include "host/api_tables.h"

namespace sim {
namespace {

int32_t create(void *self, uint32_t, tf_error *error) {
    int code = 0;
    const int handle = expertOf(self).sockets().create(code);
    if (handle < 0)
        *error = code;
    return handle;
}

tf_error connect(void *self, int32_t socket, const char *host, uint32_t port, uint32_t timeoutMs) {
    Expert &expert = expertOf(self);
    if (expert.context().socketFaults.isForbidden())
        return ERR_FUNCTION_NOT_ALLOWED;
    return expert.sockets().connect(socket, host, port, timeoutMs);
}

int32_t isConnected(void *self, int32_t socket) { return expertOf(self).sockets().isConnected(socket) ? 1 : 0; }

uint32_t readable(void *self, int32_t socket) { return expertOf(self).sockets().readable(socket); }

int32_t isWritable(void *self, int32_t socket) { return expertOf(self).sockets().isWritable(socket) ? 1 : 0; }

int32_t read(void *self, int32_t socket, uint8_t *buffer, uint32_t capacity, uint32_t timeoutMs, tf_error *error) {
    int code = 0;
    const int count = expertOf(self).sockets().read(socket, buffer, capacity, timeoutMs, code);
    if (count < 0)
        *error = code;
    return count;
}

int32_t send(void *self, int32_t socket, const uint8_t *bytes, uint32_t count, tf_error *error) {
    int code = 0;
    const int sent = expertOf(self).sockets().send(socket, bytes, count, code);
    if (sent < 0)
        *error = code;
    return sent;
}

tf_error timeouts(void *self, int32_t socket, uint32_t sendMs, uint32_t receiveMs) {
    return expertOf(self).sockets().setTimeouts(socket, sendMs, receiveMs);
}

tf_error close(void *self, int32_t socket) { return expertOf(self).sockets().close(socket); }

}  // namespace

void fillSocketFunctions(TerminalApi &api) {
    api.socket_create = create;
    api.socket_connect = connect;
    api.socket_connected = isConnected;
    api.socket_readable = readable;
    api.socket_writable = isWritable;
    api.socket_read = read;
    api.socket_send = send;
    api.socket_timeouts = timeouts;
    api.socket_close = close;
}

}  // namespace sim
