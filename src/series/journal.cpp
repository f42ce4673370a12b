// SPDX-License-Identifier: MIT
#include "series/journal.hpp"

#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/input_limits.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace demarc::series {

namespace {

using nlohmann::json;

/// A value of an enumeration without gaps. \throws std::out_of_range
template<typename Enumeration>
Enumeration enumerator(const json& value, Enumeration last) {
    const auto number = value.get<std::int64_t>();
    if (number < 0 || number > static_cast<std::int64_t>(last)) {
        throw std::out_of_range("no such enumerator");
    }
    return static_cast<Enumeration>(number);
}

/// Areas as whole numbers, so that they come back to the last bit.
json to_json(const ClassAreas& areas) {
    json all = json::array();
    for (const auto& by_region : areas) {
        all.push_back(by_region);
    }
    return all;
}

ClassAreas areas_from(const json& value) {
    ClassAreas areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        areas[i] = value.at(i).get<std::vector<ExactArea>>();
    }
    return areas;
}

json to_json(const PlanDay& plan) {
    if (!plan.balance) {
        return plan.reason;
    }
    json parts = json::array();
    for (const SquareMetres area :
         {plan.balance->passed_to_russia, plan.balance->returned_to_ukraine,
          plan.balance->to_demilitarised_zone, plan.balance->undetermined, plan.balance->overlaid,
          plan.balance->zone_left_by_russia}) {
        parts.push_back(std::bit_cast<std::uint64_t>(area.value));
    }
    return parts;
}

PlanDay plan_from(const json& value) {
    if (value.is_string()) {
        return {std::nullopt, value.get<std::string>()};
    }
    const auto area = [&value](std::size_t i) {
        return SquareMetres{std::bit_cast<double>(value.at(i).get<std::uint64_t>())};
    };
    return {Balance{area(0), area(1), area(2), area(3), area(4), area(5)}, ""};
}

json to_json(const InputNote& warning) {
    return {{"kind", static_cast<int>(warning.warning)},
            {"where", warning.where},
            {"what", warning.what},
            {"remedy", warning.remedy}};
}

InputNote warning_from(const json& value) {
    return {value.at("where").get<std::string>(), value.at("what").get<std::string>(),
            value.at("remedy").get<std::string>(),
            enumerator<InputWarning>(value.at("kind"), InputWarning::share)};
}

json bits_of(const std::vector<double>& values) {
    json bits = json::array();
    for (const double value : values) {
        bits.push_back(std::bit_cast<std::uint64_t>(value));
    }
    return bits;
}

std::vector<double> from_bits(const json& bits) {
    std::vector<double> values;
    for (const json& one : bits) {
        values.push_back(std::bit_cast<double>(one.get<std::uint64_t>()));
    }
    return values;
}

json to_json(const DayCounts& counts) {
    json stocks = json::array();
    for (const auto& by_class : counts.stocks) {
        json classes = json::array();
        for (const std::vector<double>& by_region : by_class) {
            classes.push_back(bits_of(by_region));
        }
        stocks.push_back(std::move(classes));
    }
    json districts = json::array();
    for (const DistrictLand& land : counts.districts) {
        districts.push_back({{"district", land.district},
                             {"class", static_cast<int>(land.control)},
                             {"area", std::bit_cast<std::uint64_t>(land.area.value)},
                             {"stocks", bits_of(land.stocks)}});
    }
    return {{"stocks", std::move(stocks)}, {"districts", std::move(districts)}};
}

DayCounts counts_from(const json& value) {
    DayCounts counts;
    for (const json& classes : value.at("stocks")) {
        auto& by_class = counts.stocks.emplace_back();
        for (std::size_t i = 0; i < by_class.size(); ++i) {
            by_class[i] = from_bits(classes.at(i));
        }
    }
    for (const json& land : value.at("districts")) {
        counts.districts.push_back(
            {land.at("district").get<std::uint32_t>(),
             enumerator<ControlClass>(land.at("class"), all_control_classes.back()),
             SquareMetres{std::bit_cast<double>(land.at("area").get<std::uint64_t>())},
             from_bits(land.at("stocks"))});
    }
    return counts;
}

json to_json(const DayRecord& day) {
    json warnings = json::array();
    for (const InputNote& warning : day.warnings) {
        warnings.push_back(to_json(warning));
    }
    json plans = json::array();
    for (const PlanDay& plan : day.plans) {
        plans.push_back(to_json(plan));
    }
    return {{"date", day.entry.time.date.iso()},
            {"seconds", day.entry.time.unix_seconds ? json(*day.entry.time.unix_seconds) : json()},
            {"file", day.entry.file},
            {"layers", day.entry.layers},
            {"state", day.state},
            {"broken", day.broken},
            {"doubt", static_cast<int>(day.doubt)},
            {"by_partition", day.by_partition},
            {"warnings", warnings},
            {"fingerprint", day.fingerprint},
            {"naive", to_json(day.naive)},
            {"reconciled", to_json(day.reconciled)},
            {"plans", plans},
            {"counts", to_json(day.counts)}};
}

DayRecord record_from(const json& value) {
    DayRecord day;
    day.entry.time.date = Date::parse(value.at("date").get<std::string>()).value();
    if (!value.at("seconds").is_null()) {
        day.entry.time.unix_seconds = value.at("seconds").get<long long>();
    }
    day.entry.file = value.at("file").get<std::string>();
    day.entry.layers = value.at("layers").get<std::vector<std::string>>();
    day.state = value.at("state").get<std::string>();
    day.broken = value.at("broken").get<std::string>();
    day.doubt = enumerator<Doubt>(value.at("doubt"), last_doubt);
    day.by_partition = value.at("by_partition").get<bool>();
    for (const json& warning : value.at("warnings")) {
        day.warnings.push_back(warning_from(warning));
    }
    day.fingerprint = value.at("fingerprint").get<std::uint64_t>();
    day.naive = areas_from(value.at("naive"));
    day.reconciled = areas_from(value.at("reconciled"));
    for (const json& plan : value.at("plans")) {
        day.plans.push_back(plan_from(plan));
    }
    day.counts = counts_from(value.at("counts"));
    return day;
}

/// The value of a record, in which every number is whole. \throws std::exception
json whole_numbers_of(std::string_view text) {
    return json::parse(text.begin(), text.end(), [](int, json::parse_event_t, const json& value) {
        if (value.is_number_float()) {
            throw std::out_of_range("no whole number");
        }
        return true;
    });
}

/// A line of the journal: a check sum, then the record.
std::string line_of(const DayRecord& day) {
    const std::string text = to_json(day).dump(-1, ' ', true, json::error_handler_t::replace);
    return sha256(text).substr(0, 16) + " " + text + "\n";
}

/// What the first line of a journal begins with.
constexpr std::string_view mark = "demarc series journal ";

/// The file's text, or its beginning, if it is one of this user's; empty: there is nothing to take
/// up. \throws DataError if it is larger than any input may be
std::string own_text(const std::filesystem::path& file, std::size_t most = std::string::npos) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) {
        return {};
    }
    struct stat status {};
    std::string text;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_uid == ::geteuid()) {
        if (static_cast<std::uint64_t>(status.st_size) > max_input_bytes() && most > mark.size()) {
            ::close(descriptor);
            throw DataError(fmt::format("{}: {}", file.string(),
                                        over_limit(static_cast<std::uint64_t>(status.st_size))));
        }
        std::array<char, 65536> block{};
        ssize_t got = 1;
        while (got > 0 && text.size() < most) {
            got = ::read(descriptor, block.data(), std::min(block.size(), most - text.size()));
            text.append(block.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        }
    }
    ::close(descriptor);
    return text;
}

/// Takes a line off the front, without its end.
std::string_view next_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

} // namespace

Journal::Journal(std::filesystem::path file, std::string key)
    : file_(std::move(file)), key_(std::string(mark) + std::move(key)) {}

Journal::~Journal() {
    if (is_open()) {
        ::close(descriptor_);
    }
}

std::vector<DayRecord> Journal::read() const {
    if (own_text(file_, mark.size()) != mark) {
        return {}; // before all of it is read: it may be anything
    }
    const std::string text = own_text(file_);
    std::string_view rest(text);
    if (next_line(rest) != key_) {
        return {};
    }
    std::vector<DayRecord> days;
    while (!rest.empty()) {
        const std::string_view line = next_line(rest);
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos ||
            sha256(line.substr(blank + 1)).substr(0, 16) != line.substr(0, blank)) {
            continue; // broken off in the middle
        }
        try {
            days.push_back(record_from(whole_numbers_of(line.substr(blank + 1))));
        } catch (const std::exception&) {
            continue; // of another version
        }
    }
    return days;
}

void Journal::open(bool anew) {
    if (file_.has_parent_path()) {
        std::error_code ignored; // opening says what is wrong
        std::filesystem::create_directories(file_.parent_path(), ignored);
    }
    descriptor_ = ::open(file_.c_str(),
                         O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    const int reason = is_open() ? 0 : errno;
    if (reason != 0 && reason != ELOOP && reason != EISDIR && reason != ENXIO) {
        throw OutputError(
            fmt::format("{}: cannot be written: {}", file_.string(), std::strerror(reason)));
    }
    struct stat status {};
    if (reason != 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode) ||
        (status.st_size > 0 && own_text(file_, mark.size()) != mark)) {
        throw OutputError(fmt::format("{}: is {}, where this run would keep its days; move it away "
                                      "or name another folder with `output`",
                                      file_.string(),
                                      reason == ELOOP ? "a symbolic link" : "no journal of yours"));
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        throw OutputError(fmt::format("{}: another run writes its days there; wait for it, or name "
                                      "another folder with `output`",
                                      file_.string()));
    }
    if (anew && ::ftruncate(descriptor_, 0) != 0) {
        throw OutputError(fmt::format("{}: {}", file_.string(), std::strerror(errno)));
    }
    // After a record that was cut off a new line begins.
    write((anew ? key_ : std::string()) + '\n');
}

void Journal::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t part = ::write(descriptor_, text.data(), text.size());
        if (part < 0) {
            throw OutputError(
                fmt::format("{}: cannot be written: {}", file_.string(), std::strerror(errno)));
        }
        text.remove_prefix(static_cast<std::size_t>(part));
    }
}

void Journal::add(const DayRecord& day) {
    write(line_of(day));
}

void remove_journal(const std::filesystem::path& file) {
    if (own_text(file, mark.size()) == mark && ::unlink(file.c_str()) != 0) {
        throw OutputError(fmt::format("{}: {}", file.string(), std::strerror(errno)));
    }
}

} // namespace demarc::series
