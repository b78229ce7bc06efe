mod choice;
mod colours;
