// Everything that allonym offers.
#pragma once

#include <allonym/align.hpp>
#include <allonym/base.hpp>
#include <allonym/dictionary.hpp>
#include <allonym/dictionary_builder.hpp>
#include <allonym/document.hpp>
#include <allonym/entity_index.hpp>
#include <allonym/name.hpp>
