// mq5cpp SOURCE.mq5 INCLUDE_FOLDER OUTPUT.cpp: translates an expert; errors as file:line: text, exit code 1.
#include "emit.h"

#include <cstdio>
#include <exception>
#include <fstream>

int main(int argc, char **argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s SOURCE.mq5 INCLUDE_FOLDER OUTPUT.cpp\n", argv[0]);
        return 2;
    }
    try {
        const std::string text = translator::translate(argv[1], argv[2]);
        std::ofstream out(argv[3], std::ios::binary);
        out << text;
        if (!out.flush()) {
            std::fprintf(stderr, "%s: cannot be written\n", argv[3]);
            return 1;
        }
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
