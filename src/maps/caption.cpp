// SPDX-License-Identifier: MIT
#include "maps/caption.hpp"

#include "maps/district_shading.hpp"
#include "sources/control_snapshot.hpp"
#include "support/text.hpp"
#include "words/labels.hpp"

#include <algorithm>

namespace demarc {
namespace {

// A text of a data file without the full stop that the sentence around it brings.
std::string phrase(const Language& language, std::string text) {
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return language.translated(text);
}

std::string sites_sentence(const MapSubject& map) {
    std::vector<std::string> parts;
    for (const Site& site : map.study.places.sites) {
        std::vector<std::string> terms;
        for (const SiteOutcome& outcome : map.scenario.outcomes.sites) {
            if (outcome.site == site.id) {
                terms.push_back(map.language.translated(outcome.text));
            }
        }
        if (!terms.empty()) {
            parts.push_back(map.language.say(
                "site_terms", {map.language.name(site.name_en, site.name_uk), join(terms, "; ")}));
        }
    }
    return parts.empty() ? "" : " " + map.language.say("sites", {join(parts, " ")});
}

/// Who recognises land in a degree, in the order of the plan's text.
std::vector<std::string> recognisers(const Scenario& scenario, LegalStatus status) {
    const std::vector<Outcome>& faces = scenario.outcomes.faces;
    std::vector<std::string> names;
    for (const Rule& rule : scenario.plan.rules) {
        const auto* recognise = std::get_if<Recognise>(&rule.body);
        if (recognise == nullptr || recognise->degree != status) {
            continue;
        }
        for (const std::string& name : recognise->by) {
            const bool counts = std::any_of(faces.begin(), faces.end(), [&](const Outcome& one) {
                return one.legal == status &&
                       std::find(one.recognised_by.begin(), one.recognised_by.end(), name) !=
                           one.recognised_by.end();
            });
            if (counts && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    return names;
}

std::string recognition_sentence(const Language& language, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const LegalStatus status : {LegalStatus::russia_de_facto, LegalStatus::russia_de_jure}) {
        std::vector<std::string> translated;
        for (const std::string& name : recognisers(scenario, status)) {
            translated.push_back(language.translated(name));
        }
        if (!translated.empty()) {
            parts.push_back(
                language.say(status == LegalStatus::russia_de_jure ? "de_jure" : "de_facto",
                             {join(translated, ", ")}));
        }
    }
    return parts.empty() ? language.say("no_recognition")
                         : language.say("recognition", {join(parts, "; ")});
}

std::vector<Paragraph> plan_column(const MapSubject& map, const std::string& dates) {
    const Language& language = map.language;
    const Plan& plan = map.scenario.plan;
    if (plan.reference) {
        return {{language.say("caption_no_plan"), "caption_bold"},
                {language.say("caption_present",
                              {dates.empty() ? language.date(map.study.control.date) : dates}),
                 "caption"},
                {language.say("legal_present"), "caption_bold"}};
    }
    std::string text = language.say("author", {phrase(language, plan.author)});
    if (!plan.status.empty()) {
        text += " " + language.say("text", {phrase(language, plan.status)});
    }
    if (!says_nothing_on_land(plan)) {
        text += " " + recognition_sentence(language, map.scenario);
    }
    text += sites_sentence(map);
    return {{language.say("caption_plan"), "caption_bold"},
            {text, "caption"},
            {language.say("legal_plan"), "caption_bold"}};
}

/// The regions whose land held since before 2022 the map leaves out.
std::string not_shown_sentence(const MapSubject& map) {
    std::vector<std::string> names;
    for (const RegionIndex region : map.study.control.not_shown) {
        names.push_back(map.language.name(map.study.regions[region].name_en,
                                          map.study.regions[region].name_uk));
    }
    return map.language.say("not_shown", {join(names, ", ")});
}

std::vector<Paragraph> line_column(const MapSubject& map, const std::string& dates) {
    const Language& language = map.language;
    const ControlSnapshot& control = map.study.control;
    std::string text = language.translated(publisher_in_words(control.publisher)) + ", ";
    text += dates.empty() ? language.date(control.date) + utc_suffix(control.unix_seconds) : dates;
    text += ".";
    if (!control.method_note.empty()) {
        text += " " + language.translated(control.method_note);
        text += text.ends_with('.') ? "" : ".";
    }
    if (!control.counts_as_control.empty()) {
        text += " " + language.say("counted", {phrase(language, control.counts_as_control)});
    }
    text += " " +
            (control.not_shown.empty() ? language.say("crimea_included") : not_shown_sentence(map));
    return {{language.say("caption_line"), "caption_bold"}, {text, "caption"}};
}

const char* contested_key(const MapSubject& map) {
    // From the faces: the tally has no contested class where it is counted with a side.
    const std::vector<Face>& faces = map.study.partition.faces;
    if (std::none_of(faces.begin(), faces.end(),
                     [](const Face& face) { return face.control == ControlClass::contested; })) {
        return "no_contested";
    }
    switch (method_for(map.scenario.plan, map.study.method).contested) {
    case ContestedPolicy::ukrainian:
        return "contested_ukrainian";
    case ContestedPolicy::russian:
        return "contested_russian";
    case ContestedPolicy::split:
        return "contested_split";
    case ContestedPolicy::separate:
        break;
    }
    return "contested_separate";
}

std::string share_of(const MapSubject& map) {
    const Language& language = map.language;
    const auto official = [&](double km2) {
        const SquareMetres drawn = Denominators(map.study.partition, map.study.regions,
                                                Denominator::polygon, map.study.method.area)
                                       .of_country();
        return language.say("share_official",
                            {language.km2(SquareMetres::from_km2(km2)), language.km2(drawn)});
    };
    switch (map.study.method.denominator) {
    case Denominator::polygon:
        break;
    case Denominator::official_603628:
        return official(603'628);
    case Denominator::official_603549:
        return official(603'549);
    }
    return label_of(map.study.method.denominator, language.tongue());
}

std::vector<Paragraph> figures_column(const MapSubject& map) {
    const Language& language = map.language;
    std::vector<std::string> sentences{language.say("shares_of", {share_of(map)}),
                                       language.say(map.study.method.area == AreaMethod::planar
                                                        ? "areas_planar"
                                                        : "areas_ellipsoid"),
                                       language.say(contested_key(map))};
    if (const auto caution = denominator_warning(map.study)) {
        sentences.push_back(language.translated(*caution));
    }
    const Balance& balance = map.scenario.tally.balance;
    const bool present = changes_nothing(map.scenario);
    const bool silent = says_nothing_on_land(map.scenario.plan);
    if (balance.to_demilitarised_zone > SquareMetres::from_km2(0.5)) {
        sentences.push_back(language.say(
            "zone_counts", {gain_in_words(language, balance.net_to_russia_without_zone()),
                            gain_in_words(language, balance.net_to_russia_with_zone())}));
    } else if (const SquareMetres zone = map.scenario.envelope.balance.to_demilitarised_zone.high;
               zone > SquareMetres::from_km2(0.5) && (!present || silent)) {
        sentences.push_back(language.say("zone_in_reading", {language.km2(zone)}));
    } else if (!present) {
        sentences.push_back(language.say("no_zone"));
    }
    sentences.push_back(language.say("projection"));
    return {{language.say("caption_figures"), "caption_bold"}, {join(sentences, " "), "caption"}};
}

} // namespace

std::vector<std::vector<Paragraph>> caption_columns(const MapSubject& map,
                                                    const std::string& dates) {
    return {plan_column(map, dates), line_column(map, dates), figures_column(map)};
}

namespace {

// A note without what it says in brackets.
std::string without_brackets(const std::string& text) {
    std::string rest;
    int depth = 0;
    for (const char letter : text) {
        if (letter == '(') {
            ++depth;
            if (rest.ends_with(' ')) {
                rest.pop_back();
            }
        }
        if (depth == 0) {
            rest += letter;
        }
        if (letter == ')') {
            --depth;
        }
    }
    return rest;
}

} // namespace

// What the map leaves out, whose contested land is, and what shares are of.
void add_how_counted(std::vector<std::string>& sentences, const MapSubject& map) {
    const Language& language = map.language;
    if (!map.study.control.not_shown.empty()) {
        sentences.push_back(not_shown_sentence(map));
    }
    if (const std::string contested = contested_key(map); contested != "no_contested") {
        sentences.push_back(language.say(contested));
    }
    sentences.push_back(language.say("brief_shares", {share_of(map)}));
    if (const auto caution = denominator_warning(map.study)) {
        sentences.push_back(language.translated(*caution));
    }
}

// Sentences in a paragraph below the one, in bold, on whose land it is by law.
std::vector<Paragraph> below_legal_line(const MapSubject& map,
                                        const std::vector<std::string>& sentences) {
    return {{map.language.say(map.scenario.plan.reference ? "legal_present" : "legal_plan"),
             "caption_bold"},
            {join(sentences, " "), "caption"}};
}

std::vector<Paragraph> brief_caption(const MapSubject& map) {
    const Language& language = map.language;
    const ControlSnapshot& control = map.study.control;
    std::vector<std::string> sentences{
        language.say("by", {language.say("caption_line"),
                            language.translated(publisher_in_words(control.publisher))}) +
        ", " + language.date(control.date) + utc_suffix(control.unix_seconds) + "."};
    if (!control.method_note.empty()) {
        sentences.push_back(without_brackets(language.translated(control.method_note)));
        sentences.back() += sentences.back().ends_with('.') ? "" : ".";
    }
    if (!control.counts_as_control.empty()) {
        sentences.push_back(language.say("counted", {phrase(language, control.counts_as_control)}));
    }
    add_how_counted(sentences, map);
    if (map.scenario.tally.balance.to_demilitarised_zone > SquareMetres::from_km2(0.5)) {
        sentences.push_back(language.say("brief_zone"));
    }
    return below_legal_line(map, sentences);
}

std::vector<Paragraph> caption_line(const MapSubject& map, const std::string& dates) {
    const Language& language = map.language;
    const ControlSnapshot& control = map.study.control;
    std::vector<std::string> sentences;
    if (const std::string range = range_line(map); !range.empty()) {
        sentences.push_back(range);
    }
    const Balance& balance = map.scenario.tally.balance;
    if (balance.to_demilitarised_zone > worth_saying) {
        sentences.push_back(language.say(
            "zone_counts", {gain_in_words(language, balance.net_to_russia_without_zone()),
                            gain_in_words(language, balance.net_to_russia_with_zone())}));
    }
    sentences.push_back(
        language.say("by", {language.say("caption_line"),
                            language.translated(publisher_in_words(control.publisher))}) +
        ", " +
        (dates.empty() ? language.date(control.date) + utc_suffix(control.unix_seconds) : dates) +
        ".");
    add_how_counted(sentences, map);
    return below_legal_line(map, sentences);
}

std::vector<Paragraph> least_caption(const MapSubject& map) {
    const Language& language = map.language;
    const ControlSnapshot& control = map.study.control;
    std::string text = range_line(map);
    text += (text.empty() ? "" : " ") +
            language.say("by", {language.say("caption_line"),
                                language.translated(publisher_in_words(control.publisher))}) +
            ", " + language.date(control.date) + ".";
    if (!control.not_shown.empty()) {
        text += " " + not_shown_sentence(map);
    }
    return {{language.say("internationally"), "caption_bold"}, {text, "caption"}};
}

namespace {

enum class Licences { named, left_out };

std::string credits_of(const MapSubject& map, Licences licences) {
    const Language& language = map.language;
    const bool brief = licences == Licences::left_out;
    std::vector<std::string> parts;
    const auto add = [&](const char* key, const std::vector<InputFile>& files) {
        for (const InputFile& file : files) {
            const std::string& who = file.attribution.empty() ? file.publisher : file.attribution;
            std::string part = phrase(language, who);
            if (brief) {
                if (!who.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
                    parts.push_back(part);
                }
                continue;
            }
            // "(ODbL)" says enough of "ODbL 1.0".
            const std::string name = file.licence.substr(0, file.licence.find(' '));
            if (!file.licence.empty() && who.find(file.licence) == std::string::npos &&
                who.find("(" + name + ")") == std::string::npos) {
                part += " (" + language.translated(file.licence) + ")";
            }
            if (*key != '\0') {
                part = language.say(key, {part});
            }
            if (!who.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
                parts.push_back(part);
            }
        }
    };
    add("credit_boundaries", map.study.boundaries.files);
    add("", map.study.control.files);
    if (map.districts != nullptr) {
        add("credit_districts", map.districts->shapes.files);
    }
    const bool has_context = std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
        return part.find("Natural Earth") != std::string::npos;
    });
    if (!brief) {
        parts.push_back(language.say("credit_context"));
    } else if (!has_context) {
        parts.emplace_back("Natural Earth");
    }
    parts.push_back(language.say("credit_map"));
    return join(parts, " · ");
}

} // namespace

std::string credits(const MapSubject& map) {
    return credits_of(map, Licences::named);
}

std::string brief_credits(const MapSubject& map) {
    return credits_of(map, Licences::left_out);
}

} // namespace demarc
