// SPDX-License-Identifier: MIT
#include "commands/card_output.hpp"

#include "export/claim_card.hpp"
#include "export/data_package.hpp"
#include "export/inputs.hpp"
#include "maps/claim_card.hpp"
#include "support/output_folder.hpp"

namespace demarc {

void write_card(const Study& study, const ClaimCheck& check, const std::string& where,
                const DataFolder& data) {
    OutputFolder folder(where);
    folder.write(check.claim.id + ".svg",
                 claim_card_svg(study, check, MapStyle::read(data.style())));
    folder.write(check.claim.id + ".md", claim_card_markdown(study, check));
    PackageHead head = package_head(study);
    head.name = "demarc-claim";
    head.title = "Fact check: " + check.claim.id;
    head.description = check.claim.statement;
    const auto describe = [](const std::string& path) {
        return PackagedFile{path.ends_with(".svg") ? "The card as a picture" : "The card as text"};
    };
    folder.write(package_name, data_package(head, describe, folder));
    folder.commit();
}

} // namespace demarc
