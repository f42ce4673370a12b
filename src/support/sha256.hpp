// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace demarc {

/// SHA-256 (FIPS 180-4) of bytes that come one part after another. By OpenSSL, which uses the
/// processor's instructions for it; the program in the page has a source of its own for this
/// header.
class Sha256 {
public:
    /// \throws Error if the library has no SHA-256
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);

    /// "9f86d081…", 64 letters. \pre called once, after the last part
    std::string hexadecimal();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace demarc
