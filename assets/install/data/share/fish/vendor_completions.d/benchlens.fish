# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_benchlens_global_optspecs
    string join \n tree= machine= each-machine pairs history= no-cache benchmark= columns= theme= ascii= mouse= dock= settings= no-settings filter= sort= group= group-by= without= memory significant count-excluded small= head= sort-head= exclude= config= no-config verbose max-size= h/help V/version
end

function __fish_benchlens_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_benchlens_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_benchlens_using_subcommand
    set -l cmd (__fish_benchlens_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c benchlens -n "__fish_benchlens_needs_command" -l tree -d 'The folder of results in which names are looked up [default: the one around the current folder]' -r -F
complete -c benchlens -n "__fish_benchlens_needs_command" -l machine -d 'The machine whose results are meant, by its nickname; for one side, write NAME@MACHINE' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l history -d 'Judge changes by how much the results in this folder vary from night to night [default: the folder in which names were looked up]' -r -F
complete -c benchlens -n "__fish_benchlens_needs_command" -l benchmark -d 'Open with this benchmark' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l columns -d 'Show these columns in this order, by the names that --sort takes' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l theme -d 'Colours: dark, light, green-red, high-contrast, mono [default: by COLORFGBG, else dark]' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l ascii -d 'Draw without box drawing and Braille [default: if the locale is not of UTF-8]' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_needs_command" -l mouse -d 'Have the terminal report the mouse; M turns it off and on' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_needs_command" -l dock -d 'Open the selected benchmark beside the table, where there is room; o opens and closes it' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_needs_command" -l settings -d 'Read the settings from this file [default: what `benchlens config --path` prints]' -r -F
complete -c benchlens -n "__fish_benchlens_needs_command" -l filter -d 'Only the benchmarks that pass this filter, as it is typed behind /' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l sort -d 'Sort by this column, by its head or its key (name, reference, head, ratio, evidence, night, other, interval, shape, influence, effect, q, prob, tag, ref-cv, head-cv, t, p, change); a - before it turns the order round' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l group -d 'Only the benchmarks of this tag or family; \'\' for those without one' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l group-by -d 'tags, or families: names that begin with the same word [default: tags]' -r -f -a "tags\t''
families\t''"
complete -c benchlens -n "__fish_benchlens_needs_command" -l without -d 'Take a benchmark out of every number, as x does (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l small -d 'Call a change below this small, not clear [default: 1%]' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l head -d 'Of several heads, the one that --filter and --significant are about; 1 is the first [default: 1]' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l sort-head -d 'Of several heads, the one by whose numbers the rows are sorted [default: that of --head]' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l exclude -d 'Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l config -d 'Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]' -r -F
complete -c benchlens -n "__fish_benchlens_needs_command" -l max-size -d 'Read files of up to so many MiB, unpacked [default: 1024; at most 4095]' -r
complete -c benchlens -n "__fish_benchlens_needs_command" -l each-machine -d 'Compare the results of each machine with that machine\'s own reference; REF and HEAD are names'
complete -c benchlens -n "__fish_benchlens_needs_command" -l pairs -d 'Compare pairs, each with its own reference: REF HEAD REF HEAD …'
complete -c benchlens -n "__fish_benchlens_needs_command" -l no-cache -d 'Compare all results of a tree again, and remember nothing of it for the next time'
complete -c benchlens -n "__fish_benchlens_needs_command" -l no-settings -d 'Read no settings'
complete -c benchlens -n "__fish_benchlens_needs_command" -l memory -d 'Compare peak memory instead of time'
complete -c benchlens -n "__fish_benchlens_needs_command" -l significant -d 'Leave out the rows that are not significant, as n does'
complete -c benchlens -n "__fish_benchlens_needs_command" -l count-excluded -d 'Count the published exclusions in bench_runner\'s numbers, as p does'
complete -c benchlens -n "__fish_benchlens_needs_command" -l no-config -d 'Look for no bench_runner.toml'
complete -c benchlens -n "__fish_benchlens_needs_command" -l verbose -d 'Say on standard error which configuration is used'
complete -c benchlens -n "__fish_benchlens_needs_command" -s h -l help -d 'Print help'
complete -c benchlens -n "__fish_benchlens_needs_command" -s V -l version -d 'Print version'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "report" -d 'Print the comparison: as published, or as CSV, JSON or a text table'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "index" -d 'Print the headline numbers of all results in a folder, each compared with its bases'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "history" -d 'Show each benchmark night after night: its changes and its noise; piped, print them'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "generate" -d 'Write what bench_runner derives from a folder of results: reports and tables'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "demo" -d 'Explore a built-in pair: CPython 3.12.1 and 3.13.0'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "config" -d 'Print the settings, and where each comes from'
complete -c benchlens -n "__fish_benchlens_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l fail-if -d 'Exit with 1 if a benchmark passes this filter, or cannot be judged by it, and name it on standard error; names are in quotes or with *' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l annotations -d 'Whether --fail-if names them as annotations of a GitHub workflow; auto: in a workflow' -r -f -a "auto\t''
always\t''
never\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l format -d 'Form of the report' -r -f -a "markdown\t'What pyperf and bench_runner publish, byte for byte'
csv\t'A line for each benchmark, those that are not significant too'
json\t'Everything, with a schema version'
text\t'A table for a terminal or a mail'"
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l header -d 'Whether the list of fields stands above the Markdown; auto: if both names are bench_runner\'s' -r -f -a "auto\t''
always\t''
never\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l output -d 'Write to a file instead of standard output, which is -' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l settings -d 'Read settings from this file: the order, the thresholds and the named filters [default: none, so that a report is the same for everybody]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l tree -d 'The folder of results in which names are looked up [default: the one around the current folder]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l machine -d 'The machine whose results are meant, by its nickname; for one side, write NAME@MACHINE' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l history -d 'Judge changes by how much the results in this folder vary from night to night [default: the folder in which names were looked up]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l exclude -d 'Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l config -d 'Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l max-size -d 'Read files of up to so many MiB, unpacked [default: 1024; at most 4095]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l filter -d 'Only the benchmarks that pass this filter, as it is typed behind /' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l sort -d 'Sort by this column, by its head or its key (name, reference, head, ratio, evidence, night, other, interval, shape, influence, effect, q, prob, tag, ref-cv, head-cv, t, p, change); a - before it turns the order round' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l group -d 'Only the benchmarks of this tag or family; \'\' for those without one' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l group-by -d 'tags, or families: names that begin with the same word [default: tags]' -r -f -a "tags\t''
families\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l without -d 'Take a benchmark out of every number, as x does (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l small -d 'Call a change below this small, not clear [default: 1%]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l head -d 'Of several heads, the one that --filter and --significant are about; 1 is the first [default: 1]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l sort-head -d 'Of several heads, the one by whose numbers the rows are sorted [default: that of --head]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l force -d 'Let --output overwrite a file'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l no-settings -d 'Read no settings, which is the default of a report; accepted because the screen has it'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l each-machine -d 'Compare the results of each machine with that machine\'s own reference; REF and HEAD are names'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l pairs -d 'Compare pairs, each with its own reference: REF HEAD REF HEAD …'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l no-cache -d 'Compare all results of a tree again, and remember nothing of it for the next time'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l no-config -d 'Look for no bench_runner.toml'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l verbose -d 'Say on standard error which configuration is used'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l memory -d 'Compare peak memory instead of time'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l significant -d 'Leave out the rows that are not significant, as n does'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -l count-excluded -d 'Count the published exclusions in bench_runner\'s numbers, as p does'
complete -c benchlens -n "__fish_benchlens_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l format -d 'Form of the index' -r -f -a "markdown\t'What bench_runner puts between the markers of RESULTS.md'
csv\t'A line for each comparison'
json\t'Everything, with a schema version'
text\t'A table for each runner'"
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l filter -d 'Only the results that pass this filter, as it is typed behind / in the list of results' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l base -d 'The base that the numbers in --filter refer to [default: base, the commit that a result was branched from]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l jobs -d 'On how many threads to compare [default: one for each core]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l today -d 'The day from which the last three days are counted, for tests' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l output -d 'Write to a file instead of standard output, which is -' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l exclude -d 'Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l config -d 'Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l max-size -d 'Read files of up to so many MiB, unpacked [default: 1024; at most 4095]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l short -d 'Only the three newest results of each runner, and those measured in the last three days'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l stand-ins -d 'Compare with an earlier result where there is none for the commit that a result was branched from'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l no-cache -d 'Compare all again, and remember nothing of it for the next time'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l force -d 'Let --output overwrite a file'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l no-config -d 'Look for no bench_runner.toml'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -l verbose -d 'Say on standard error which configuration is used'
complete -c benchlens -n "__fish_benchlens_using_subcommand index" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l machine -d 'Only the results of this machine, by its nickname' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l flags -d 'Only builds with exactly these flags, such as JIT,NOGIL; none for builds without flags [default: all]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l base -d 'What the means are divided by: the name of a result, which each machine has its own of. Without it, headline numbers are those against the oldest result that is not disturbed' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l benchmark -d 'Only this benchmark, and no headline numbers (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l plot -d 'The headline numbers of a plot that bench_runner.toml describes, such as \'Effect of JIT\': its title, or a part of it' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l since -d 'Only results and changes from this day on; noise and changes are still found with all results' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l filter -d 'Only the series and changes that pass this filter, such as \'changed>2% is:regression within:7d\'' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l sort -d 'The order of the series [default: name; on a screen: recent]' -r -f -a "name\t'By machine and flags, headlines first'
recent\t'Changed most recently'
regression\t'The largest regression that was not reverted'
noise\t'The noisiest'"
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l format -d 'Print the history in this form, also on a terminal, which otherwise shows it on a screen [default elsewhere: text]' -r -f -a "csv\t'A line for each point of each series'
json\t'Everything, with a schema version'
text\t'The changes, newest first, and a line for each series'"
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l fail-if -d 'Print the history, and exit with 1 if a change passes this filter, or a series if no term is about changes, and name it on standard error' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l jobs -d 'On how many threads to read [default: one for each core]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l columns -d 'Show these columns in this order, by the names that --sort takes' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l theme -d 'Colours: dark, light, green-red, high-contrast, mono [default: by COLORFGBG, else dark]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l ascii -d 'Draw without box drawing and Braille [default: if the locale is not of UTF-8]' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l mouse -d 'Have the terminal report the mouse; M turns it off and on' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l dock -d 'Open the selected benchmark beside the table, where there is room; o opens and closes it' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l settings -d 'Read the settings from this file [default: what `benchlens config --path` prints]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l exclude -d 'Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l config -d 'Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l max-size -d 'Read files of up to so many MiB, unpacked [default: 1024; at most 4095]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l no-settings -d 'Read no settings'
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l no-config -d 'Look for no bench_runner.toml'
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -l verbose -d 'Say on standard error which configuration is used'
complete -c benchlens -n "__fish_benchlens_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l output-dir -d 'Write to the same paths in this folder, and only read DIR' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l jobs -d 'On how many threads to compare [default: one for each core]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l today -d 'The day from which the last three days are counted, for tests' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l exclude -d 'Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l config -d 'Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l max-size -d 'Read files of up to so many MiB, unpacked [default: 1024; at most 4095]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l force -d 'Compare all results, and write their reports again [default: only the reports that are missing]'
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l dry-run -d 'Write nothing, and list the files that would be written'
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l no-config -d 'Look for no bench_runner.toml'
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -l verbose -d 'Say on standard error which configuration is used'
complete -c benchlens -n "__fish_benchlens_using_subcommand generate" -s h -l help -d 'Print help'
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l benchmark -d 'Open with this benchmark' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l columns -d 'Show these columns in this order, by the names that --sort takes' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l theme -d 'Colours: dark, light, green-red, high-contrast, mono [default: by COLORFGBG, else dark]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l ascii -d 'Draw without box drawing and Braille [default: if the locale is not of UTF-8]' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l mouse -d 'Have the terminal report the mouse; M turns it off and on' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l dock -d 'Open the selected benchmark beside the table, where there is room; o opens and closes it' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l settings -d 'Read the settings from this file [default: what `benchlens config --path` prints]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l filter -d 'Only the benchmarks that pass this filter, as it is typed behind /' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l sort -d 'Sort by this column, by its head or its key (name, reference, head, ratio, evidence, night, other, interval, shape, influence, effect, q, prob, tag, ref-cv, head-cv, t, p, change); a - before it turns the order round' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l group -d 'Only the benchmarks of this tag or family; \'\' for those without one' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l group-by -d 'tags, or families: names that begin with the same word [default: tags]' -r -f -a "tags\t''
families\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l without -d 'Take a benchmark out of every number, as x does (repeatable)' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l small -d 'Call a change below this small, not clear [default: 1%]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l head -d 'Of several heads, the one that --filter and --significant are about; 1 is the first [default: 1]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l sort-head -d 'Of several heads, the one by whose numbers the rows are sorted [default: that of --head]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l no-settings -d 'Read no settings'
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l memory -d 'Compare peak memory instead of time'
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l significant -d 'Leave out the rows that are not significant, as n does'
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -l count-excluded -d 'Count the published exclusions in bench_runner\'s numbers, as p does'
complete -c benchlens -n "__fish_benchlens_using_subcommand demo" -s h -l help -d 'Print help'
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l sort -d 'Sort by this column, by its head or its key (name, reference, head, ratio, evidence, night, other, interval, shape, influence, effect, q, prob, tag, ref-cv, head-cv, t, p, change); a - before it turns the order round' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l small -d 'Call a change below this small, not clear [default: 1%]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l group-by -d 'tags, or families: names that begin with the same word [default: tags]' -r -f -a "tags\t''
families\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l columns -d 'Show these columns in this order, by the names that --sort takes' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l theme -d 'Colours: dark, light, green-red, high-contrast, mono [default: by COLORFGBG, else dark]' -r
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l ascii -d 'Draw without box drawing and Braille [default: if the locale is not of UTF-8]' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l mouse -d 'Have the terminal report the mouse; M turns it off and on' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l dock -d 'Open the selected benchmark beside the table, where there is room; o opens and closes it' -r -f -a "true\t''
false\t''"
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l settings -d 'Read the settings from this file [default: what `benchlens config --path` prints]' -r -F
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l path -d 'Print only the path of the file, whether it is there or not'
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -l no-settings -d 'Read no settings'
complete -c benchlens -n "__fish_benchlens_using_subcommand config" -s h -l help -d 'Print help'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "report" -d 'Print the comparison: as published, or as CSV, JSON or a text table'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "index" -d 'Print the headline numbers of all results in a folder, each compared with its bases'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "history" -d 'Show each benchmark night after night: its changes and its noise; piped, print them'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "generate" -d 'Write what bench_runner derives from a folder of results: reports and tables'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "demo" -d 'Explore a built-in pair: CPython 3.12.1 and 3.13.0'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "config" -d 'Print the settings, and where each comes from'
complete -c benchlens -n "__fish_benchlens_using_subcommand help; and not __fish_seen_subcommand_from report index history generate demo config help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
