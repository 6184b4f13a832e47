#include "native/expert_library.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <mutex>
#include <vector>

namespace tfsim {
namespace {

/// A copy of a library in memory. The dynamic linker shares what it has loaded by the identity of the file, so each
/// expert that is loaded at one time needs a file of its own.
struct Slot {
    std::string file;
    int descriptor = -1;
    bool isUsed = false;
};

std::mutex slotsMutex;  // guards slots
std::vector<Slot> slots;

bool writeAll(int descriptor, const std::vector<char> &bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
        if (count <= 0)
            return false;
        written += static_cast<std::size_t>(count);
    }
    return true;
}

int copyInMemory(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return -1;
    const std::vector<char> bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const int descriptor = memfd_create("expert", MFD_CLOEXEC);
    if (descriptor >= 0 && writeAll(descriptor, bytes))
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

/// The index of a free copy, or -1 if the file cannot be read.
int takeSlot(const std::string &file, std::string &path) {
    const std::scoped_lock lock(slotsMutex);
    std::size_t index = 0;
    while (index < slots.size() && (slots[index].isUsed || slots[index].file != file))
        index++;
    if (index == slots.size()) {
        const int descriptor = copyInMemory(file);
        if (descriptor < 0)
            return -1;
        slots.push_back({file, descriptor, false});
    }
    slots[index].isUsed = true;
    path = "/proc/self/fd/" + std::to_string(slots[index].descriptor);
    return static_cast<int>(index);
}

void releaseSlot(int index) {
    const std::scoped_lock lock(slotsMutex);
    slots[static_cast<std::size_t>(index)].isUsed = false;
}

}  // namespace

std::unique_ptr<ExpertLibrary> ExpertLibrary::load(const std::string &file) {
    std::unique_ptr<ExpertLibrary> library(new ExpertLibrary);
    std::string path;
    library->slot_ = takeSlot(file, path);
    if (library->slot_ < 0)
        return nullptr;
    library->module_ = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library->module_ == nullptr)
        return nullptr;
    const std::string problem =
        library->functions_.resolve([&library](const char *name) { return dlsym(library->module_, name); });
    return problem.empty() ? std::move(library) : nullptr;
}

ExpertLibrary::~ExpertLibrary() {
    if (module_ != nullptr)
        dlclose(module_);
    if (slot_ >= 0)
        releaseSlot(slot_);
}

int ExpertLibrary::init() const {
    int32_t code = -1;
    return functions_.onInit(&code) == TF_EVENT_DONE ? code : -1;
}

}  // namespace tfsim
