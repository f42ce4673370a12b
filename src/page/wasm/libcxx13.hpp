// SPDX-License-Identifier: MIT
#pragma once

// What Debian 12's emscripten lacks of C++20's library (libc++ 13) and of Linux, as far as demarc
// uses it. Included before every source, by the precompiled header.

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <compare>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <strings.h>
#include <system_error>
#include <type_traits>
#include <vector>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1U << 1U)
#endif

/// The callers fall back to two steps.
inline int renameat2(int, const char*, int, const char*, unsigned) {
    errno = ENOSYS;
    return -1;
}

namespace std { // NOLINT(cert-dcl58-cpp): these are the standard's own

#if !defined(__cpp_lib_bit_cast)
template<typename To, typename From>
requires(sizeof(To) == sizeof(From) && is_trivially_copyable_v<To> &&
         is_trivially_copyable_v<From>) constexpr To bit_cast(const From& from) noexcept {
    return __builtin_bit_cast(To, from);
}
#endif

/// How many characters at the beginning are a number as from_chars() takes it in its general form:
/// no white space, no plus, no hexadecimal.
inline size_t length_of_number(const char* first, const char* last) {
    const char* at = first;
    const auto digits = [&] {
        const char* const begin = at;
        while (at != last && *at >= '0' && *at <= '9') {
            ++at;
        }
        return at - begin;
    };
    if (at != last && *at == '-') {
        ++at;
    }
    for (const char* word : {"infinity", "inf", "nan"}) {
        const size_t length = strlen(word);
        if (static_cast<size_t>(last - at) >= length && strncasecmp(at, word, length) == 0) {
            return static_cast<size_t>(at - first) + length;
        }
    }
    auto found = digits();
    if (at != last && *at == '.') {
        ++at;
        found += digits();
    }
    if (found == 0) {
        return 0;
    }
    const char* const mantissa_end = at;
    if (at != last && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != last && (*at == '-' || *at == '+')) {
            ++at;
        }
        if (digits() == 0) {
            at = mantissa_end;
        }
    }
    return static_cast<size_t>(at - first);
}

inline from_chars_result from_chars(const char* first, const char* last, double& value) {
    const size_t length = length_of_number(first, last);
    if (length == 0) {
        return {first, errc::invalid_argument};
    }
    // strtod() wants a zero behind the text; most numbers are short.
    char text[64];
    string longer;
    const char* begin = text;
    if (length < sizeof(text)) {
        memcpy(text, first, length);
        text[length] = '\0';
    } else {
        longer.assign(first, length);
        begin = longer.c_str();
    }
    errno = 0;
    const double found = strtod(begin, nullptr);
    if (errno == ERANGE && (found == 0 || found == HUGE_VAL || found == -HUGE_VAL)) {
        return {first + length, errc::result_out_of_range};
    }
    value = found;
    return {first + length, errc{}};
}

inline strong_ordering operator<=>(const string& a, const string& b) {
    return a.compare(b) <=> 0;
}

namespace chrono {
constexpr strong_ordering operator<=>(const year_month_day& a, const year_month_day& b) {
    return sys_days{a}.time_since_epoch().count() <=> sys_days{b}.time_since_epoch().count();
}
} // namespace chrono

template<typename T>
constexpr auto operator<=>(const optional<T>& a, const optional<T>& b) -> decltype(*a <=> *b) {
    return a && b ? *a <=> *b : a.has_value() <=> b.has_value();
}

template<typename T>
auto operator<=>(const vector<T>& a, const vector<T>& b) -> decltype(a[0] <=> b[0]) {
    for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
        if (const auto order = a[i] <=> b[i]; order != 0) {
            return order;
        }
    }
    return a.size() <=> b.size();
}

} // namespace std
