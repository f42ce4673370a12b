# SPDX-License-Identifier: MIT
# The workflow of scripts/sweep, which says what the configuration holds.
import shlex

SHARDS = int(config["shards"])
OUTPUT = config["output"]
PARTS = range(1, SHARDS + 1)


def series(wildcards):
    """The command that parts and whole have in common."""
    return " ".join([
        shlex.quote(config["program"]), "series --quiet --control", shlex.quote(config["control"]),
        config["boundaries"][wildcards.boundaries] or "", config["methods"][wildcards.method] or "",
    ])


rule all:
    input:
        expand("{output}/{boundaries}/{method}/datapackage.json", output=OUTPUT,
               boundaries=config["boundaries"], method=config["methods"])


# The journal is none of Snakemake's files, which it removes where a job fails: what a killed part has
# measured is taken up by the next try.
rule part:
    output: touch("{output}/parts/{boundaries}/{method}/{part}.done")
    params:
        series=series,
        journal=lambda wildcards: f"{wildcards.output}/parts/{wildcards.boundaries}/{wildcards.method}/{wildcards.part}",
    retries: 1
    shell: "{params.series} --jobs 1 --shard {wildcards.part}/{SHARDS} --output {params.journal:q}"


rule whole:
    input: expand("{{output}}/parts/{{boundaries}}/{{method}}/{part}.done", part=PARTS)
    output: "{output}/{boundaries}/{method}/datapackage.json"
    params:
        series=series,
        merged=lambda wildcards, input: " ".join(
            "--merge " + shlex.quote(done.removesuffix(".done") + ".journal") for done in input),
        folder=lambda wildcards: f"{wildcards.output}/{wildcards.boundaries}/{wildcards.method}",
        options=config.get("options", ""),
    # A day that cannot be measured makes the status 1; the results say which.
    shell: "{params.series} {params.options} {params.merged} --output {params.folder:q} || [ $? = 1 ]"
