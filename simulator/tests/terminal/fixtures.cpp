#include "tests/terminal/fixtures.h"

#include <cstdlib>

namespace fixture {

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "simulator-test-XXXXXX").string();
    path = mkdtemp(pattern.data());
}

}  // namespace fixture
