// SPDX-License-Identifier: MIT
// Keeps the library of commands from being empty until the first verb lands.
