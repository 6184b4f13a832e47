// TCP sockets.
#pragma once

#include "array.h"
#include "text.h"

#include <vector>

inline int SocketCreate(uint flags = 0) {
    tf_error error = 0;
    const int socket = mql::state.api->socket_create(mql::state.self, flags, &error);
    mql::succeeded(error);
    return error == 0 ? socket : INVALID_HANDLE;
}

inline bool SocketConnect(int socket, const string &host, uint port, uint timeout) {
    return mql::succeeded(mql::state.api->socket_connect(mql::state.self, socket, host.utf8().c_str(), port, timeout));
}

inline bool SocketIsConnected(int socket) { return mql::state.api->socket_connected(mql::state.self, socket) != 0; }

inline uint SocketIsReadable(int socket) { return mql::state.api->socket_readable(mql::state.self, socket); }

inline bool SocketIsWritable(int socket) { return mql::state.api->socket_writable(mql::state.self, socket) != 0; }

inline bool SocketTimeouts(int socket, uint send, uint receive) {
    return mql::succeeded(mql::state.api->socket_timeouts(mql::state.self, socket, send, receive));
}

// Resizes the array to the number of bytes that were read; -1 with an error.
inline int SocketRead(int socket, mql::array<uchar> &buffer, uint wanted, uint timeout) {
    std::vector<uchar> bytes(wanted);
    tf_error error = 0;
    const int count = mql::state.api->socket_read(mql::state.self, socket, bytes.data(), wanted, timeout, &error);
    mql::succeeded(error);
    if (count < 0)
        return -1;
    if (!buffer.is_fixed())
        buffer.resize(count, 0);
    for (int i = 0; i < count; i++)
        buffer[i] = bytes[static_cast<std::size_t>(i)];
    return count;
}

inline int SocketSend(int socket, const mql::array<uchar> &buffer, uint count) {
    std::vector<uchar> bytes(count);
    for (uint i = 0; i < count; i++)
        bytes[i] = buffer[i];
    tf_error error = 0;
    const int sent = mql::state.api->socket_send(mql::state.self, socket, bytes.data(), count, &error);
    mql::succeeded(error);
    return sent;
}

inline bool SocketClose(int socket) { return mql::succeeded(mql::state.api->socket_close(mql::state.self, socket)); }
