// SPDX-License-Identifier: MIT
#include "support/hash.hpp"

#include "support/error.hpp"
#include "support/input_limits.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

namespace demarc {

namespace {

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
            throw Error(ExitStatus::work_failed, "SHA-256 is not available in this OpenSSL");
        }
    }
    void add(std::string_view bytes) {
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }
    std::string hexadecimal() {
        std::array<unsigned char, 32> digest{};
        EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
        return fmt::format("{:02x}", fmt::join(digest, ""));
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

} // namespace

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hexadecimal();
}

std::string sha256_of_file(const std::filesystem::path& file) {
    refuse_special_file(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw DataError(fmt::format("{}: cannot be opened for reading", file.string()));
    }
    Sha256 hash;
    std::vector<char> block(1U << 16U);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.add({block.data(), static_cast<std::size_t>(stream.gcount())});
    }
    if (stream.bad()) {
        throw DataError(fmt::format("{}: reading failed half-way", file.string()));
    }
    return hash.hexadecimal();
}

} // namespace demarc
