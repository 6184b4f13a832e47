// MQL5's arrays: dynamic, or fixed when declared with a size; every access is checked.
#pragma once

#include "runtime.h"

#include <initializer_list>
#include <memory>
#include <utility>

namespace mql {

// `fixed(8)`: how many elements an array is declared with.
struct fixed {
    int size;
    explicit fixed(int elements) : size(elements) {}
};

template <typename T>
class array {
public:
    array() = default;
    explicit array(fixed elements) { become_fixed(elements); }
    array(std::initializer_list<T> values) : array(fixed(static_cast<int>(values.size())), values) {}
    array(fixed elements, std::initializer_list<T> values) {
        become_fixed(elements);
        int i = 0;
        for (const T &value : values)
            (*this)[i++] = value;
    }
    array(const array &other) { *this = other; }
    array(array &&other) noexcept = default;
    array &operator=(array &&other) noexcept = default;
    array &operator=(const array &other) {
        if (this == &other)
            return *this;
        reserve(other.size_);
        for (int i = 0; i < other.size_; i++)
            items_[static_cast<std::size_t>(i)] = other.items_[static_cast<std::size_t>(i)];
        size_ = other.size_;
        fixed_ = other.fixed_;
        return *this;
    }

    T &operator[](long long index) { return items_[checked(index)]; }
    const T &operator[](long long index) const { return items_[checked(index)]; }

    int size() const { return size_; }
    bool is_fixed() const { return fixed_; }

    // -1 for a fixed array or a bad size.
    int resize(int size, int extra) {
        if (fixed_ || size < 0)
            return -1;
        if (size > capacity_)
            reserve(size + (extra > 0 ? extra : size / 2));
        for (int i = size; i < size_; i++)
            items_[static_cast<std::size_t>(i)] = T();
        size_ = size;
        return size;
    }

private:
    std::size_t checked(long long index) const {
        if (index < 0 || index >= size_)
            throw critical_error("array out of range: index " + std::to_string(index) + " of " + std::to_string(size_));
        return static_cast<std::size_t>(index);
    }

    void become_fixed(fixed elements) {
        resize(elements.size, 0);
        fixed_ = true;
    }

    void reserve(int capacity) {
        std::unique_ptr<T[]> items(new T[static_cast<std::size_t>(capacity)]());
        for (int i = 0; i < size_ && i < capacity; i++)
            items[static_cast<std::size_t>(i)] = std::move(items_[static_cast<std::size_t>(i)]);
        items_ = std::move(items);
        capacity_ = capacity;
    }

    std::unique_ptr<T[]> items_;
    int size_ = 0;
    int capacity_ = 0;
    bool fixed_ = false;
};

}  // namespace mql

template <typename T>
int ArraySize(const mql::array<T> &values) {
    return values.size();
}

template <typename T>
bool ArrayIsDynamic(const mql::array<T> &values) {
    return !values.is_fixed();
}

template <typename T>
int ArrayResize(mql::array<T> &values, int size, int reserve = 0) {
    const int result = values.resize(size, reserve);
    if (result < 0)
        mql::state.last_error = ERR_ARRAY_RESIZE_ERROR;
    return result;
}

template <typename T>
void ArrayFree(mql::array<T> &values) {
    values.resize(0, 0);
}

template <typename T, typename V>
void ArrayInitialize(mql::array<T> &values, V value) {
    for (int i = 0; i < values.size(); i++)
        values[i] = static_cast<T>(value);
}

template <typename T, typename V>
void ArrayFill(mql::array<T> &values, int start, int count, V value) {
    for (int i = start; i < start + count; i++)
        values[i] = static_cast<T>(value);
}

// Returns the number of copied elements; a dynamic target grows as needed.
template <typename T>
int ArrayCopy(mql::array<T> &to, const mql::array<T> &from, int toStart = 0, int fromStart = 0,
              int count = WHOLE_ARRAY) {
    const int available = from.size() - fromStart;
    int wanted = count < 0 || count > available ? available : count;
    if (wanted <= 0)
        return 0;
    if (toStart + wanted > to.size() && to.resize(toStart + wanted, 0) < 0)
        wanted = to.size() - toStart;
    for (int i = 0; i < wanted; i++)
        to[toStart + i] = from[fromStart + i];
    return wanted > 0 ? wanted : 0;
}

// Takes out `count` elements; the rest moves up.
template <typename T>
bool ArrayRemove(mql::array<T> &values, int start, int count = WHOLE_ARRAY) {
    const int size = values.size();
    if (start < 0 || start > size || values.is_fixed())
        return false;
    const int gone = count < 0 || start + count > size ? size - start : count;
    for (int i = start + gone; i < size; i++)
        values[i - gone] = values[i];
    values.resize(size - gone, 0);
    return true;
}

// Sets a structure, or anything else, to zeros and empty strings.
template <typename T>
void ZeroMemory(T &value) {
    value = T();
}
