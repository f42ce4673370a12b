// SPDX-License-Identifier: MIT
#include "io/gdal/opened_file.hpp"

#include "io/bytes.hpp"
#include "io/gdal/esri_crs.hpp"
#include "io/gdal/gdal_session.hpp"
#include "io/json_document.hpp"
#include "io/kml_text.hpp"
#include "io/kmz_documents.hpp"
#include "io/zip_archive.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/mistaken_file.hpp"
#include "support/text.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

std::string keys_of(const Json& value) {
    if (!value.is_object()) {
        return fmt::format("it is {}", value.type_name());
    }
    std::vector<std::string> keys;
    for (const auto& [key, ignored] : value.items()) {
        keys.push_back(key);
    }
    return keys.empty() ? "it is empty" : "its keys are " + join(keys, ", ");
}

std::string collection_of(std::string_view features) {
    return fmt::format(R"({{"type":"FeatureCollection","features":{}}})", features);
}

/// "; there are features under 'data.map'"
std::string words_of_keys(const std::vector<FeaturesKey>& keys) {
    std::vector<std::string> names;
    for (const FeaturesKey& key : keys) {
        names.push_back(fmt::format("'{}'", key.name));
    }
    return names.empty() ? "" : "; there are features under " + join(names, " and ");
}

std::string text_under(const std::string& file, const std::string& bytes,
                       const std::string& under) {
    Json value;
    try {
        refuse_deep_json(file, bytes);
        value = Json::parse(bytes);
    } catch (const Json::parse_error& error) {
        throw DataError(fmt::format("{}: is no JSON document: {}", file, error.what()));
    }
    for (const std::string& key : split(under, '.')) {
        if (!value.is_object() || !value.contains(key)) {
            throw DataError(fmt::format("{}: the profile looks for features under '{}', but there "
                                        "is no '{}'; {}{}",
                                        file, under, key, keys_of(value),
                                        words_of_keys(features_keys(bytes))));
        }
        Json part = std::move(value[key]);
        value = std::move(part);
    }
    if (!value.is_object() && !value.is_array()) {
        throw DataError(fmt::format("{}: what is under '{}' is {}, no collection of features{}",
                                    file, under, value.type_name(),
                                    words_of_keys(features_keys(bytes))));
    }
    return value.is_array() ? collection_of(value.dump()) : value.dump();
}

/// A name that is in no way one of a CRS GDAL takes for longitude and latitude, without a word. Of
/// a code that is in no list PROJ says so when the file is opened.
void refuse_unknown_crs(const std::string& file, std::string_view text) {
    const std::string name = crs_named_in(text);
    const std::array<const char*, 3> names_alone{"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO",
                                                 nullptr};
    const GdalMessages messages;
    OGRSpatialReference crs;
    if (!name.empty() && crs.SetFromUserInput(name.c_str(), names_alone.data()) != OGRERR_NONE &&
        !messages.reason().starts_with("PROJ: ")) {
        throw DataError(fmt::format(
            "{}: names a coordinate reference system that nobody knows ('{}'); name the right one, "
            "e.g. with ogr2ogr -a_srs EPSG:4326 for longitude and latitude (WGS84)",
            file, name));
    }
}

/// What GDAL takes into memory as a whole when it is beside a file.
bool is_read_whole(const std::filesystem::path& file) {
    const std::string ending = lower_case(file.extension().string());
    return ending == ".prj" || ending == ".cpg" || ending == ".xsd" || ending == ".gfs";
}

/// What GDAL may open beside a file, as its .prj, .cpg or .xsd: it would wait at a pipe for ever,
/// and take memory for what is too large.
void refuse_special_files_beside(const std::filesystem::path& file) {
    const std::filesystem::path stem = file.stem();
    std::error_code reason;
    const bool is_folder = std::filesystem::is_directory(file, reason);
    const std::filesystem::path folder =
        is_folder || file.has_parent_path() ? (is_folder ? file : file.parent_path()) : ".";
    for (std::filesystem::directory_iterator at(folder, reason), end; !reason && at != end;
         at.increment(reason)) {
        const std::filesystem::path name = at->path().filename();
        if (is_folder || name.stem() == stem || name.stem() == file.filename()) {
            refuse_special_file(at->path());
            if (is_read_whole(name)) {
                refuse_oversized_file(at->path());
            }
        }
    }
}

/// A "seamless" table of MapInfo's is an index: GDAL reads the tables that it names, wherever they
/// are.
void refuse_index_of_tables(const std::string& name) {
    for (const std::string& file :
         is_folder(name) ? files_in(name) : std::vector<std::string>{name}) {
        if (lower_case(file).ends_with(".tab") &&
            lower_case(read_bytes(file)).find("isseamless") != std::string::npos) {
            throw DataError(fmt::format("{}: is an index of other tables (seamless), which may lie "
                                        "anywhere; name the tables themselves",
                                        file));
        }
    }
}

void refuse_links_alone(const std::string& file, const std::string& kml) {
    const std::vector<std::string> links = links_alone(kml);
    if (!links.empty()) {
        throw DataError(fmt::format(
            "{}: holds no map, only {} to the place where the map is kept up to date: {}; download "
            "what is there, and name that file in place of this one",
            file, links.size() == 1 ? "a link" : "links", join(links, ", ")));
    }
}

/// GDAL looks at each file of an archive that is opened as one map, and goes through the whole list
/// for each: a second for these.
void refuse_many_files(const std::string& archive) {
    constexpr std::size_t most = 10'000;
    const std::size_t count = opened_archive(archive)->members().size();
    if (count > most) {
        throw DataError(fmt::format("{}: holds {} files, more than the {} that are read as one "
                                    "map; name the file in it that is meant ({}/FILE)",
                                    archive, grouped(static_cast<double>(count)),
                                    grouped(static_cast<double>(most)), archive));
    }
}

/// GDAL looks for a map at the top of an archive: the folder that everything lies in, or the only
/// file, with a slash before it; empty: the archive itself. What a Mac adds is no part of a map.
std::string place_of_map(const std::string& archive) {
    std::vector<std::string> members;
    for (const auto& [name, member] : opened_archive(archive)->members()) {
        const bool is_hidden = name.starts_with("__MACOSX/") || name.starts_with('.') ||
                               name.find("/.") != std::string::npos;
        if (!is_hidden && !name.ends_with('/')) {
            members.push_back(name);
        }
    }
    const std::string first = members.empty() ? "" : members.front();
    if (members.size() == 1 && first.find('/') != std::string::npos) {
        return '/' + first;
    }
    std::string folder = first.substr(0, first.rfind('/') + 1); // npos + 1: none
    while (!std::all_of(members.begin(), members.end(),
                        [&](const std::string& name) { return name.starts_with(folder); })) {
        const std::size_t above = folder.rfind('/', folder.size() - 2);
        folder.resize(above == std::string::npos ? 0 : above + 1);
    }
    return folder.empty() ? std::string() : '/' + folder.substr(0, folder.size() - 1);
}

/// The key that the features of a document are under where it is no map itself; empty: none is to
/// be named. \throws DataError with the keys where there are several
std::string key_of_features(const std::string& file, const std::string& bytes) {
    const std::vector<FeaturesKey> keys = features_keys(bytes);
    if (keys.empty() || !mistaken_for(bytes).empty()) {
        return {}; // a server's error, whatever comes with it, which its reader names
    }
    // GDAL finds collections that are members of the document itself, each a layer.
    if (std::all_of(keys.begin(), keys.end(), [](const FeaturesKey& key) {
            return !key.is_list && key.name.find('.') == std::string::npos;
        })) {
        return {};
    }
    if (keys.size() > 1) {
        throw DataError(fmt::format("{}: holds no map itself{}; say in a profile of your own which "
                                    "are meant: features_under = \"{}\"",
                                    file, words_of_keys(keys), keys.front().name));
    }
    return keys.front().name;
}

} // namespace

OpenedFile::OpenedFile(const std::string& file, const std::string& under, KeySearch search)
    : name_(file) {
    const bool is_archive = file.ends_with(".zip") || file.ends_with(".ZIP");
    if (!is_database(file)) {
        // GDAL also takes "FORMAT:FILE", which none of the checks here would see through.
        std::error_code reason;
        if (!file.starts_with("/vsi") && !std::filesystem::exists(file, reason)) {
            throw DataError(fmt::format("{}: cannot be opened: {}", file,
                                        reason ? reason.message() : "No such file or directory"));
        }
        refuse_special_files_beside(place_on_disk(file));
    }
    if (is_archive) {
        refuse_special_file(file);
    } else {
        refuse_oversized_file(file);
        refuse_zeros_in_text(file);
    }
    if (under.empty()) {
        if (is_archive && !file.starts_with("/vsi")) {
            name_ = "/vsizip/" + file;
        }
        check_archive(name_);
        if (const auto place = place_in_zip(name_); place && place->member.empty()) {
            refuse_many_files(place->archive);
            name_ += place_of_map(place->archive);
        }
        if (rewrite_kml(file)) {
            return;
        }
        refuse_index_of_tables(name_);
        if (!is_json_name(name_) || is_folder(name_)) {
            return;
        }
        const std::string bytes = read_bytes(name_);
        if (search == KeySearch::only_key && is_json_name(file)) {
            found_under_ = key_of_features(file, bytes);
        }
        if (found_under_.empty()) {
            check_document(file, bytes);
        } else {
            keep_part(file, bytes, found_under_);
        }
        return;
    }
    keep_part(file, read_bytes(file), under);
}

/// What is under a key becomes a document of its own.
void OpenedFile::keep_part(const std::string& file, const std::string& bytes,
                           const std::string& under) {
    incomplete_ = check_json(file, bytes);
    keep_in_memory(file_name_of(file), text_under(file, bytes, under));
    names_no_crs_ = crs_named_in(text_).empty();
}

/// A list of features and ESRI JSON become what GDAL knows.
void OpenedFile::check_document(const std::string& file, const std::string& bytes) {
    incomplete_ = check_json(file, bytes);
    refuse_deep_json(file, bytes);
    refuse_unknown_crs(file, bytes);
    names_no_crs_ = crs_named_in(bytes).empty();
    if (is_list_of_features(bytes)) {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        const std::string_view text = bytes;
        keep_in_memory(file_name_of(file),
                       collection_of(text.substr(text.starts_with(mark) ? mark.size() : 0)));
    } else if (auto defined = with_esri_crs_defined(bytes)) {
        keep_in_memory(file_name_of(file), std::move(*defined));
    }
}

/// Of several documents in one KMZ, GDAL reads the first and what it links to, and says nothing of
/// the others; of fields it changes the names; of a map that is elsewhere it says that there is
/// none.
bool OpenedFile::rewrite_kml(const std::string& file) {
    const std::string lower = lower_case(file);
    const bool is_kmz = lower.ends_with(".kmz") && !file.starts_with("/vsi");
    if (!is_kmz && (!lower.ends_with(".kml") || is_folder(name_))) {
        return false;
    }
    std::optional<JoinedDocuments> joined = is_kmz ? joined_documents(file) : std::nullopt;
    std::string text = joined   ? std::move(joined->text)
                       : is_kmz ? only_document(file).value_or("")
                                : read_bytes(name_);
    if (joined) {
        documents_ = std::move(joined->names);
    }
    refuse_links_alone(file, text);
    std::optional<std::string> with_names = with_names_kept(text);
    if (joined || with_names) {
        keep_in_memory(file_name_of(file) + (is_kmz ? ".kml" : ""),
                       with_names ? std::move(*with_names) : std::move(text));
    }
    return joined || with_names;
}

void OpenedFile::keep_in_memory(const std::string& file, std::string text) {
    text_ = std::move(text);
    static std::atomic<unsigned> number = 0;
    name_ = fmt::format("/vsimem/demarc/{}/{}", ++number, file);
    VSILFILE* const handle = VSIFileFromMemBuffer(
        name_.c_str(), reinterpret_cast<unsigned char*>(text_.data()), text_.size(), FALSE);
    if (handle == nullptr) {
        throw DataError(fmt::format("{}: cannot be held in memory", file));
    }
    VSIFCloseL(handle);
}

OpenedFile::~OpenedFile() {
    if (!text_.empty()) {
        VSIUnlink(name_.c_str());
    }
}

} // namespace demarc
