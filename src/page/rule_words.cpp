// SPDX-License-Identifier: MIT
#include "page/rule_words.hpp"

#include "plans/plan_zones.hpp"
#include "support/date.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

constexpr Tongue uk = Tongue::ukrainian;

/// As after "від".
std::string line_in_words(std::string_view line) {
    if (line == contact) {
        return "лінії зіткнення";
    }
    if (line == line_of_1991) {
        return "кордону 1991 року";
    }
    if (line == russian_edge) {
        return "краю земель, які утримує Росія";
    }
    const auto day = Date::parse(line);
    return "лінії " + (day ? day_in_words(*day, uk) : std::string(line));
}

template<typename Named>
std::string ukrainian_name(const std::vector<Named>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Named& thing) { return thing.id == id; });
    return found == things.end() ? id : found->name_uk.empty() ? found->name_en : found->name_uk;
}

std::string_view adjective_of(Side side) {
    return side == Side::ukraine ? "українських" : "російських";
}

std::string_view doer(Side side) {
    return side == Side::ukraine ? "Україна" : "Росія";
}

struct Phrase {
    const RegionTable& regions;
    const Places& places;
    const Language& ukrainian;

    void add_regions(std::vector<std::string>& to, const std::vector<RegionIndex>& indices) const {
        for (const RegionIndex index : indices) {
            to.push_back(regions[index].name_uk);
        }
    }
    void add_zones(std::vector<std::string>& to, const std::vector<std::string>& ids) const {
        for (const std::string& id : ids) {
            to.push_back("зона «" + ukrainian_name(places.zones, id) + "»");
        }
    }

    [[nodiscard]] static std::string distance(const Distance& one) {
        if (!one.centre_name.empty()) {
            return fmt::format("{:g} км від {}", one.km, one.centre_name);
        }
        return one.from.empty() ? fmt::format("{:g} км від {:g}° сх. д., {:g}° пн. ш.", one.km,
                                              one.centre.lon, one.centre.lat)
                                : fmt::format("{:g} км від {}", one.km, line_in_words(one.from));
    }

    [[nodiscard]] std::string land(const Selector& area) const {
        std::vector<std::string> where;
        add_zones(where, area.zones);
        add_regions(where, area.regions);
        std::vector<std::string> without;
        add_regions(without, area.outside);
        add_zones(without, area.outside_zones);
        std::string text = where.empty() ? "уся Україна" : join(where, ", ");
        text += without.empty() ? "" : ", крім: " + join(without, ", ");
        std::vector<std::string> kinds;
        if (area.held_by) {
            kinds.push_back(fmt::format("землі, які утримує {}", label_of(*area.held_by, uk)));
        }
        for (const ControlClass control : area.control) {
            kinds.push_back(label_of(control, uk, Length::full));
        }
        text += kinds.empty() ? "" : " (" + join(kinds, "; ") + ")";
        for (const Distance& one : area.within) {
            text += ", до " + distance(one);
        }
        for (const Distance& one : area.beyond) {
            text += ", далі ніж " + distance(one);
        }
        return text;
    }

    [[nodiscard]] std::string terms(const std::map<std::string, std::string>& terms) const {
        std::vector<std::string> parts;
        for (const auto& [term, value] : terms) {
            parts.push_back(ukrainian.translated(term + ": " + value));
        }
        return join(parts, "; ");
    }

    std::string operator()(const Freeze& rule) const {
        const std::string who = rule.area.held_by
                                    ? fmt::format("{} зберігає", doer(*rule.area.held_by))
                                    : "Кожна сторона зберігає";
        Selector area = rule.area;
        area.held_by.reset();
        return fmt::format("{} те, що {}: {}", who,
                           rule.line == contact
                               ? std::string("утримує на дату карти")
                               : "утримувала за розмежуванням " + line_in_words(rule.line),
                           land(area));
    }
    std::string operator()(const Revert& rule) const {
        return fmt::format("Повернення до {}: {}", line_in_words(rule.line), land(rule.area));
    }
    std::string operator()(const Withdraw& rule) const {
        Selector area = rule.area;
        area.held_by.reset();
        const auto becomes = [&]() -> std::string {
            switch (rule.to) {
            case Withdraw::To::zone:
                return label_of(Change::to_demilitarised_zone, uk, Length::full);
            case Withdraw::To::nobody:
                return "не заходить жодна армія, управління не визначено";
            case Withdraw::To::ukraine:
                return label_of(Change::returned_to_ukraine, uk);
            case Withdraw::To::russia:
                break;
            }
            return label_of(Change::passed_to_russia, uk);
        };
        return fmt::format("Виведення {} військ: {} → {}", adjective_of(rule.side), land(area),
                           becomes());
    }
    std::string operator()(const Relinquish& rule) const {
        Selector area = rule.area;
        area.held_by.reset();
        return fmt::format("{} відмовляється від {}: {}", doer(rule.side),
                           rule.extent == "border" ? "прикордонних ділянок, відрізаних від решти"
                                                   : "того, що утримує",
                           land(area));
    }
    std::string operator()(const Swap& rule) const {
        Selector give = rule.give;
        Selector take = rule.take;
        give.held_by.reset();
        take.held_by.reset();
        return fmt::format("Обмін: {} віддає: {}; отримує: {}", doer(rule.side), land(give),
                           land(take));
    }
    std::string operator()(const Recognise& rule) const {
        std::vector<std::string> by;
        for (const std::string& name : rule.by) {
            by.push_back(ukrainian.translated(name));
        }
        return fmt::format("{}, без переходу територій: {} ({})",
                           as_heading(label_of(rule.degree, uk)), land(rule.area), join(by, ", "));
    }
    std::string operator()(const Demilitarise& rule) const {
        return fmt::format(
            "{}: {}", rule.economic_zone ? "Демілітаризація й економічна зона" : "Демілітаризація",
            land(rule.area));
    }
    std::string operator()(const Buffer& rule) const {
        const auto depth = [](double km, std::string_view side, const std::string& line) {
            return fmt::format("{:g} км з боку {} від {}", km, side, line_in_words(line));
        };
        std::vector<std::string> bands;
        if (rule.km_ukraine > 0) {
            bands.push_back(depth(rule.km_ukraine, "України", rule.line_ukraine));
        }
        if (rule.km_russia > 0) {
            bands.push_back(depth(rule.km_russia, "Росії", rule.line_russia));
        }
        return fmt::format("Буфер без {}, {}: {}",
                           rule.heavy_arms_only ? "важкого озброєння" : "військ",
                           join(bands, " і "), land(rule.area));
    }
    std::string operator()(const Administer& rule) const {
        std::vector<std::string> by;
        for (const Administration one : rule.by) {
            by.push_back(label_of(one, uk));
        }
        const std::string more = terms(rule.terms);
        return fmt::format("Управління — {}: {}{}", join(by, ", "), land(rule.area),
                           more.empty() ? "" : "; " + more);
    }
    std::string operator()(const SiteRule& rule) const {
        return fmt::format("{}: {}", ukrainian_name(places.sites, rule.site), terms(rule.terms));
    }
    std::string operator()(const Defer& rule) const {
        return fmt::format("Рішення відкладено: {}", rule.site.empty()
                                                         ? land(rule.area)
                                                         : ukrainian_name(places.sites, rule.site));
    }
    std::string operator()(const NoRule& /*rule*/) const {
        return "Про територію в тексті нічого не сказано";
    }
};

} // namespace

std::string rule_in_ukrainian(const RuleBody& rule, const RegionTable& regions,
                              const Places& places, const Language& ukrainian) {
    return as_sentence(std::visit(Phrase{regions, places, ukrainian}, rule));
}

} // namespace demarc
