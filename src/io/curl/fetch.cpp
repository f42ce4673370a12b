// SPDX-License-Identifier: MIT
//
// What is at an address, by libcurl.
#include "io/fetch_module.hpp"
#include "io/private_address.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <curl/curl.h>
#include <memory>
#include <string>

namespace demarc {

namespace {

using Connection = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

/// What a server sends, up to the most that is read.
struct Answer {
    std::uint64_t most = max_input_bytes();
    std::string bytes;
    bool too_long = false;

    /// \returns what is less than the bytes that came, to end the connection
    static std::size_t add(char* part, std::size_t size, std::size_t count, void* answer) {
        auto& self = *static_cast<Answer*>(answer);
        self.too_long = self.bytes.size() + size * count > self.most;
        if (self.too_long) {
            return 0;
        }
        self.bytes.append(part, size * count);
        return size * count;
    }
};

/// Watches where redirections lead: a server from outside must not make demarc read what only this
/// machine or its network can reach. The address that was asked for may itself be such a one.
struct Way {
    std::string asked;     ///< the numeric address of the first connection
    std::string forbidden; ///< the one that a redirection was stopped at

    static int next(void* way, char* server, char*, int, int) {
        auto& self = *static_cast<Way*>(way);
        if (self.asked.empty()) {
            self.asked = server;
        }
        if (server != self.asked && is_private_address(server)) {
            self.forbidden = server;
            return CURL_PREREQFUNC_ABORT;
        }
        return CURL_PREREQFUNC_OK;
    }
};

/// Certificates of one's own, by the variables that curl and OpenSSL read.
const char* certificates() {
    for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
        if (const char* file = std::getenv(name); file != nullptr && *file != '\0') {
            return file;
        }
    }
    return nullptr;
}

Connection connection_to(const std::string& address) {
    // Once for the process; libcurl's own set-up is not safe among threads.
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Connection connection(ready == CURLE_OK ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    if (!connection) {
        throw DataError("libcurl does not start: is there memory left?");
    }
    CURL* const to = connection.get();
    curl_easy_setopt(to, CURLOPT_URL, address.c_str());
    curl_easy_setopt(to, CURLOPT_PROTOCOLS_STR, "http,https");
    // What was asked for over a safe connection does not come over another.
    curl_easy_setopt(to, CURLOPT_REDIR_PROTOCOLS_STR,
                     address.starts_with("https:") ? "https" : "http,https");
    curl_easy_setopt(to, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(to, CURLOPT_MAXREDIRS, 10L);
    curl_easy_setopt(to, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(to, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(to, CURLOPT_USERAGENT, fmt::format("demarc/{}", version).c_str());
    curl_easy_setopt(to, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
    curl_easy_setopt(to, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(to, CURLOPT_CONNECTTIMEOUT, 20L);
    curl_easy_setopt(to, CURLOPT_LOW_SPEED_TIME, 60L); // when nothing has come for a minute
    curl_easy_setopt(to, CURLOPT_LOW_SPEED_LIMIT, 1L);
    if (const char* file = certificates()) {
        curl_easy_setopt(to, CURLOPT_CAINFO, file);
    }
    return connection;
}

/// Why a fetch failed: the common reasons in words that do not change with libcurl's version.
std::string reason_of(CURL* connection, CURLcode code, const char* detail) {
    long status = 0;
    curl_easy_getinfo(connection, CURLINFO_RESPONSE_CODE, &status);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "there is no such host, or no network";
    case CURLE_COULDNT_CONNECT:
        return "the server does not answer";
    case CURLE_OPERATION_TIMEDOUT:
        return "the server sends nothing";
    case CURLE_PARTIAL_FILE:
        return "the connection broke off half-way";
    case CURLE_HTTP_RETURNED_ERROR:
        return fmt::format("HTTP status {}", status);
    default:
        return *detail != '\0' ? detail : curl_easy_strerror(code);
    }
}

/// What to do about it.
std::string remedy_of(CURL* connection) {
    long status = 0;
    curl_easy_getinfo(connection, CURLINFO_RESPONSE_CODE, &status);
    return status == 404 ? "there is no such file at the publisher: check the address and its date"
                         : "check the address and the connection, or download the file yourself";
}

std::string fetch(const std::string& address, const std::string& shown) {
    const Connection connection = connection_to(address);
    Answer answer;
    Way way;
    std::array<char, CURL_ERROR_SIZE> detail{};
    curl_easy_setopt(connection.get(), CURLOPT_WRITEFUNCTION, &Answer::add);
    curl_easy_setopt(connection.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(connection.get(), CURLOPT_PREREQFUNCTION, &Way::next);
    curl_easy_setopt(connection.get(), CURLOPT_PREREQDATA, &way);
    curl_easy_setopt(connection.get(), CURLOPT_ERRORBUFFER, detail.data());
    const CURLcode code = curl_easy_perform(connection.get());
    if (answer.too_long) {
        throw DataError(
            fmt::format("{}: the answer does not end, or {}", shown, over_limit(answer.most)));
    }
    if (!way.forbidden.empty()) {
        throw DataError(fmt::format("{}: the server sends on to {}, an address inside this machine "
                                    "or network, which is not followed; if you trust it, name that "
                                    "address itself",
                                    shown, way.forbidden));
    }
    if (code != CURLE_OK) {
        throw DataError(fmt::format("{}: cannot be fetched: {}; {}", shown,
                                    reason_of(connection.get(), code, detail.data()),
                                    remedy_of(connection.get())));
    }
    if (answer.bytes.empty()) {
        throw DataError(fmt::format("{}: what was fetched is empty", shown));
    }
    return std::move(answer.bytes);
}

} // namespace

} // namespace demarc

extern "C" const void* demarc_module_table() {
    using namespace demarc;
    static constexpr FetchModule functions{fetch};
    return &functions;
}
