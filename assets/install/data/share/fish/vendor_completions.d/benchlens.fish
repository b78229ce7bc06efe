# Completion of benchlens for fish. The program is asked what may follow, since it knows the names in files.
#
# To use it without a package: benchlens completions fish | source

function __benchlens_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    # An opening quote belongs to the line and not to the word.
    set -l typed (string replace -r '^(--[^=]*=)?[\'"]' '$1' -- $last)
    set -l lines ($words[1] _complete -- $words[2..] "$typed" 2>/dev/null)
    # The name of an option stays before its value.
    set -l option (string match -r '^--[^=]*=' -- $typed)
    set -l value (string replace -r '^--[^=]*=' '' -- $typed)
    switch "$lines[1]"
        case files
            __fish_complete_path $value | string replace -r -- '^' "$option"
        case folders
            __fish_complete_directories $value '' | string replace -r -- '^' "$option"
    end
    string join \n -- $lines[2..]
end

complete -c benchlens -f -a '(__benchlens_complete)'
