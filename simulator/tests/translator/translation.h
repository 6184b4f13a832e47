// Translates a few lines of MQL5, for tests.
#pragma once

#include "translator/emit.h"

#include <map>
#include <string>

// A temporary folder that is removed with the test.
class SourceFolder {
public:
    SourceFolder();
    ~SourceFolder();
    SourceFolder(const SourceFolder &) = delete;
    SourceFolder &operator=(const SourceFolder &) = delete;

    void write(const std::string &name, const std::string &text) const;
    // Translates Test.mq5 of this folder; <…> is looked up in its folder Include.
    std::string translate() const;

private:
    std::string path_;
};

// The C++ of one file without its #line lines and surplus white space, so that a test can search it.
std::string translated(const std::string &mql);

// The error that the translation ends with; empty if there is none.
std::string errorOf(const std::string &mql);
