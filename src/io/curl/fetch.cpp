// SPDX-License-Identifier: MIT
//
// What is at an address, by libcurl.
#include "io/fetch_module.hpp"
#include "io/private_address.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <curl/curl.h>
#include <memory>
#include <netdb.h>
#include <string>
#include <string_view>
#include <vector>

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

/// The host in an address, without the brackets of IPv6.
std::string host_in(const std::string& address) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), &curl_url_cleanup);
    char* found = nullptr;
    if (!parts || curl_url_set(parts.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK ||
        curl_url_get(parts.get(), CURLUPART_HOST, &found, 0) != CURLUE_OK) {
        return {};
    }
    std::string host(found);
    curl_free(found);
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

/// The numeric addresses of a host; none where only others can look its name up, as behind a proxy.
std::vector<std::string> addresses_of(const std::string& host) {
    addrinfo* list = nullptr;
    if (::getaddrinfo(host.c_str(), nullptr, nullptr, &list) != 0) {
        return {};
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(list, &freeaddrinfo);
    std::vector<std::string> addresses;
    for (const addrinfo* at = list; at != nullptr; at = at->ai_next) {
        std::array<char, NI_MAXHOST> numeric{};
        if (::getnameinfo(at->ai_addr, at->ai_addrlen, numeric.data(), numeric.size(), nullptr, 0,
                          NI_NUMERICHOST) == 0) {
            addresses.emplace_back(numeric.data());
        }
    }
    return addresses;
}

/// Watches where redirections lead: a server from outside must not make demarc read what only this
/// machine or its network can reach. The address that was asked for may itself be such a one.
class Way {
public:
    Way(CURL* connection, const std::string& address)
        : connection_(connection), host_(host_in(address)) {}

    /// The address that a redirection was stopped at; empty: none was.
    [[nodiscard]] const std::string& forbidden() const { return forbidden_; }

    static int next(void* way, char* server, char*, int, int) {
        return static_cast<Way*>(way)->allows(server) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    }

private:
    bool allows(const std::string& server) {
        if (asked_.empty()) {
            asked_ = server;
        }
        if (server != asked_ && is_private_address(server)) {
            forbidden_ = server;
            return false;
        }
        const char* address = nullptr;
        curl_easy_getinfo(connection_, CURLINFO_EFFECTIVE_URL, &address);
        const std::string host = host_in(address == nullptr ? "" : address);
        if (host != host_ && goes_inside_by_proxy(host, server)) {
            forbidden_ = host;
        }
        return forbidden_.empty();
    }

    /// A connection to none of a host's own addresses is one to a proxy.
    static bool goes_inside_by_proxy(const std::string& host, const std::string& server) {
        const std::vector<std::string> own = addresses_of(host);
        return std::find(own.begin(), own.end(), server) == own.end() &&
               std::any_of(own.begin(), own.end(), is_private_address);
    }

    CURL* connection_;
    std::string host_;  ///< of the address that was asked for
    std::string asked_; ///< the numeric address of the first connection
    std::string forbidden_;
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
    // A server that drips, a byte a second, would keep it for years.
    curl_easy_setopt(to, CURLOPT_LOW_SPEED_TIME, 60L);
    curl_easy_setopt(to, CURLOPT_LOW_SPEED_LIMIT, 1000L);
    constexpr long an_hour = 3600;
    curl_easy_setopt(to, CURLOPT_TIMEOUT, an_hour);
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
    case CURLE_URL_MALFORMAT:
        return "it, or what the server sends on to, is no address as the web has them: "
               "https://HOST/PATH, without spaces";
    case CURLE_COULDNT_RESOLVE_HOST:
        return "there is no such host, or no network";
    case CURLE_COULDNT_CONNECT:
        return "the server does not answer";
    case CURLE_OPERATION_TIMEDOUT:
        return "the server sends nothing, or less than a kilobyte a second, or for more than an "
               "hour";
    case CURLE_TOO_MANY_REDIRECTS:
        return "the server sends on from address to address, more than ten times";
    case CURLE_PARTIAL_FILE:
        return "the connection broke off half-way";
    case CURLE_HTTP_RETURNED_ERROR:
        return fmt::format("HTTP status {}", status);
    case CURLE_WRITE_ERROR: // its own limit is looked at before
    case CURLE_BAD_CONTENT_ENCODING:
        return "the answer is packed in a way that cannot be unpacked";
    case CURLE_UNSUPPORTED_PROTOCOL:
        if (std::string_view(detail).find("HTTP/0.9") != std::string_view::npos) {
            return "what answers there does not speak HTTP";
        }
        return "the server sends on to an address of another kind than it was asked by, which is "
               "not followed";
    default:
        return *detail != '\0' ? detail : curl_easy_strerror(code);
    }
}

/// What to do about it.
std::string remedy_of(CURL* connection, CURLcode code) {
    long status = 0;
    curl_easy_getinfo(connection, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_URL_MALFORMAT) {
        return "copy it once more from the publisher's page";
    }
    if (code == CURLE_UNSUPPORTED_PROTOCOL) {
        return "download the file yourself, and name that";
    }
    return status == 404 ? "there is no such file at the publisher: check the address and its date"
                         : "check the address and the connection, or download the file yourself";
}

std::string fetch(const std::string& address, const std::string& shown) {
    const Connection connection = connection_to(address);
    Answer answer;
    Way way(connection.get(), address);
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
    if (!way.forbidden().empty()) {
        throw DataError(fmt::format("{}: the server sends on to {}, an address inside this machine "
                                    "or network, which is not followed; if you trust it, name that "
                                    "address itself",
                                    shown, way.forbidden()));
    }
    if (code != CURLE_OK) {
        throw DataError(fmt::format("{}: cannot be fetched: {}; {}", shown,
                                    reason_of(connection.get(), code, detail.data()),
                                    remedy_of(connection.get(), code)));
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
