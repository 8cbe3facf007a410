; TSX has nothing that TypeScript and JavaScript have not.
