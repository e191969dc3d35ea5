/* One file on purpose, though long: the English sentences are read and weighed together. */
import type { Bank } from "./bank.ts";
import { englishThemes } from "./english-themes.ts";

/** Every institution is singular, and every thing has its article, so that what surrounds them agrees. */
export const english: Bank = {
  places: {
    first:
      "Ain Wadi Marj Ras Jabal Bir Khan Tell Sahl Kafr Dayr Naba Hisn Mina Bustan Waha Dahiyat Rawdat Shati Darb".split(
        " ",
      ),
    second:
      "al-Sindyan al-Ghar al-Nawaris al-Qasab al-Murjan al-Yasmin al-Fairuz al-Sununu al-Kastana al-Habaq al-Qaiqab al-Shahrur al-Zaizafun al-Sadaf al-Anbar al-Urjuwan al-Rand al-Qatlab al-Butm al-Awsaj al-Dulb al-Nilufar al-Khuzama al-Uqhuwan al-Banafsaj al-Durraq al-Qaranful al-Zafaran al-Sawsan al-Aas al-Summaq al-Kharrub al-Hudhud al-Qata al-Karawan al-Ghizlan al-Ayail al-Balabil al-Hasasin al-Yamam al-Farashat al-Zanabiq al-Safsaf al-Ballut al-Sharbin al-Tut al-Safarjal al-Mishmish al-Khukh al-Narinj al-Bunduq al-Kadi al-Karaz al-Unnab al-Rihan al-Nana al-Zufa al-Babunaj al-Iklil al-Lablab".split(
        " ",
      ),
  },
  men: "Samer Wasim Nabil Fadi Rami Tariq Amer Haitham Bashir Kinan Mazen Ghassan Jawad Anas Laith Suhaib Ziad Maan Qusai Basel".split(
    " ",
  ),
  women:
    "Salma Hala Reem Dima Nisrin Lubna Raghad Suha Maysoun Ghada Rana Shatha Tala Abir Yara Jumana Nawal Wafa Hind Lama".split(
      " ",
    ),
  families:
    "Anbari Qassar Murjani Saruji Warraq Nahhal Sadafi Khazzaf Bustani Fanousi Zajjaj Tahhan Mallah Nawwar Attar Habbak Qandili Saqqa Nassaj Ghawwas Kattan Zafarani Luluwi Safsafi Balluti Qaranfuli Yasmini Warda Shamsi Naim".split(
      " ",
    ),
  roles: [
    ["project engineer", "project engineer"],
    ["volunteer coordinator", "volunteer coordinator"],
    ["schoolteacher", "schoolteacher"],
    ["nearby shopkeeper", "nearby shopkeeper"],
    ["social researcher", "social researcher"],
    ["council member", "council member"],
    ["retired fisherman", "retired nurse"],
    ["university student", "university student"],
    ["treasurer", "treasurer"],
    ["local historian", "local historian"],
    ["programme director", "programme director"],
    ["bus driver", "bus driver"],
  ],
  bodies: [
    "the Local Planning Board",
    "the Town Heritage Society",
    "the Public Works Office",
    "the Residents’ Committee",
    "the Roots Foundation",
    "the Chamber of Crafts",
    "the League of Clubs",
    "the Parks Department",
    "the Municipal Utilities Company",
    "the Good Neighbours Trust",
    "the College of Applied Science",
    "the Transport Cooperative",
  ],
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"],
  leads: [
    "More than {n:2-9}00 people in {place} met on {day} evening to talk about {thing}, and stayed until late.",
    "On {day} morning {body} announced its next step for {thing} in {place}, after months of debate.",
    "Few in {place} expected that within a couple of weeks {thing} would become the talk of the town.",
    "By early {day} morning, work around {thing} in {place} was already under way.",
    "This week {thing} returned to the agenda of {body} in {place}, and with it came questions about cost and timing.",
    "On the road between {place} and {near} a small hand-painted sign now points visitors to {thing}.",
    "Twenty years ago hardly anyone in {place} would have had much to say about {thing}; today the story is different.",
    "By a clear majority, {body} voted on {day} for the new phase of work on {thing} in {place}.",
  ],
  acts: [
    {
      headings: ["How the decision was made", "A long road to approval", "An open debate"],
      sentences: [
        "It began with a letter in which {n:11-99} residents asked {body} to take a serious look at the matter.",
        "After that came {n:3-9} open meetings with residents and people from {partner}, and every remark was written down.",
        "The council voted for the plan in a public session and asked to see the results every three months.",
        "According to {body}, the final version takes up most of the suggestions that arrived during the consultation.",
        "Agreement did not come easily: those involved argued for a long time about what should come first.",
        "As a condition, {partner} asked for the schedules to be made public so that anyone can follow the work.",
        "An earlier proposal was withdrawn two years ago because its cost study was not complete at the time.",
        "Minutes of the meetings show that most questions were about access and about the safety of children and older people.",
        "The plan is to be reviewed again at the end of the year in the light of what residents write in.",
      ],
      quotes: [
        "We did not ask for the impossible. We asked to be heard before the decision was written, not after.",
        "I was hesitant at first, and then I saw the figures and understood that waiting would cost us more.",
        "When everyone sits at one table the problem turns out to be smaller than we thought.",
      ],
    },
    {
      headings: ["What changes", "The work in detail", "Step by step"],
      sentences: [
        "The work runs in {n:3-6} phases and starts on the eastern side, so that daily life can go on around it.",
        "The first phase brings new lighting, wooden benches and signs in large, clear letters.",
        "The team uses local materials wherever it can, and the stone comes from an old quarry near {near}.",
        "There are {n:11-60} people at work in two shifts, with a pause in the early afternoon out of respect for the neighbours.",
        "A small corner has been set aside for children, and a quiet one for those who want to read or sit alone.",
        "A gentle ramp has been added for people in wheelchairs and for parents with prams.",
        "Noise and dust are measured every day, and the results hang beside the entrance.",
        "Old cables that crossed the place for decades have been taken down and laid under the ground.",
        "So far about {n:35-85} per cent of the work planned for this year has been done.",
      ],
      quotes: [
        "Small details make the difference. A bench in the shade can change somebody’s whole day.",
        "We are slow on purpose, because we want what we build to outlive us.",
        "We learned from earlier mistakes, so this time we started with what lies under the ground.",
      ],
    },
    {
      headings: ["Who pays", "Money and figures", "A budget under the microscope"],
      sentences: [
        "The published budget is {n:2-9}00,000 dinars, about half of it from the fund for local development.",
        "Another {n:11-45} per cent has been promised by {partner}, to be spent in equal parts.",
        "Part of the money came from small donations, the largest of which would have paid for a family dinner.",
        "Every month {body} publishes a statement of expenses that anyone can read at its office.",
        "An independent review found that spending has so far stayed within the limits of the plan.",
        "Prices of some materials rose during the year, but the team made up for it by putting off decoration.",
        "There will be no new charges for residents this year, {body} confirmed in a written statement.",
        "An early study estimates that every dinar spent here brings two to nearby shops within three years.",
        "Accountants say that upkeep matters more than the cost of building, and ask for a fixed line in the budget.",
      ],
      quotes: [
        "There is not much money, but people are more generous when they know where each coin goes.",
        "Nobody wants something that looks good in photographs and has no upkeep two years later.",
        "I read the monthly statement the way I read my own bills, line by line.",
      ],
    },
    {
      headings: ["What people say", "Voices from the street", "A new routine"],
      sentences: [
        "In the café across the street the regulars follow events every morning and trade guesses about the finish.",
        "Many families say that they have gone back to walking in the evening instead of sitting before a screen.",
        "Traders report that business has picked up in recent weeks, above all at weekends.",
        "Young people are the keenest, {speaker} added, and some of them come from {near} to help.",
        "Pupils from the nearby school hung their drawings on the fence, and passers-by now stop to look at them.",
        "Some neighbours make no secret of being tired of the noise, but say they prefer one hard month to years of waiting.",
        "What changed first, {speaker} recalled, was the look on people’s faces.",
        "In a survey of {n:2-9}00 people by {partner}, seven in ten said they were content with how things are going.",
        "Every {day} evening volunteers meet to tidy up, water the saplings and exchange news and sweets.",
      ],
      quotes: [
        "I used to know my neighbours by their cars, and now I know them by their names.",
        "My son asks every day when we can go again, and that is proof enough for me.",
        "I grew up on this street and have not seen it smile like this for a long time.",
        "We disagree about nearly everything, but we agree that this place deserves it.",
      ],
    },
    {
      headings: ["Old roots", "What the place remembers", "How it began"],
      sentences: [
        "The oldest mention of the idea is in a notebook in the archive of {place}, written in ink that has faded.",
        "Some households keep old photographs that show families in their best clothes on the very same spot.",
        "For a long time, {speaker} explained, the town lived on fishing and farming, until times changed.",
        "There were hard years in which almost everything was neglected, and then interest returned bit by bit.",
        "A harsh winter {n:11-19} years ago showed how much the town needed people to work together.",
        "The memories of {n:11-49} older residents were collected in a booklet that visitors can take for free.",
        "Local historians say that the names of the surrounding streets tell half the story on their own.",
        "The official name has changed more than once, but people go on using the one they knew as children.",
        "Nearby {near} keeps a similar custom, and the two towns argue amiably about who had it first.",
      ],
      quotes: [
        "If you do not know the story of your house, you will not know how to mend it.",
        "My grandmother used to say that a place where people laugh does not fall down.",
        "We found enough in the archive for ten years of reading.",
      ],
    },
    {
      headings: ["Open questions", "Doubts and objections", "What is not settled"],
      sentences: [
        "Not everyone is convinced, and critics say that the town should have spent the money on other things.",
        "Quick success, {speaker} warned, could bring more traffic than the narrow streets can bear.",
        "A group of neighbours wants a clear plan for parking before the summer begins.",
        "All objections are being studied, {body} replied, and will be answered in writing within {n:11-30} days.",
        "Others wonder who will look after things when the first three years are over and the support ends with them.",
        "The study of the effect on the environment, which the council asked of {partner} in spring, has not been published yet.",
        "Some equipment came weeks late, and the team had to change the order of the work more than once.",
        "Those in charge admit that they did not talk enough with residents in the first months.",
        "Specialists say that it will take two years at least, and not a few weeks, to judge the experiment.",
      ],
      quotes: [
        "I am not against the idea. I only want to know who will hold the key in five years.",
        "Questions are not hostility. They are the best thing that we have to offer.",
        "We were late to explain, and that is a mistake we are learning from.",
      ],
    },
    {
      headings: ["The next step", "What comes now", "A date to note"],
      sentences: [
        "Next month a group from {near} is coming to see the results and to learn from them.",
        "Volunteers can put their names down from {day}, and two hours a week are enough.",
        "There are plans by {body} for an open day on which residents can meet the team and ask whatever they like.",
        "First results will be printed in a short booklet for every household in {place}.",
        "If this phase goes well, {n:3-7} more neighbourhoods will follow next year.",
        "What happens here, {partner} hopes, will be a small example to towns on the coast and in the hills.",
        "Until then the team works on quietly and leaves the door open for anyone with a question.",
        "Invitations in large print have gone to shops, schools and the town’s surgery.",
        "The council meets on {day} for the last time this season, and residents expect a long evening.",
      ],
      quotes: [
        "The door is open and the coffee is ready. Whoever has an idea should bring it along.",
        "If it works here, nobody has an excuse not to try.",
        "I hope that we meet in a year and laugh about what worries us today.",
      ],
    },
  ],
  links: [
    "The ((full plan)) can be read on the project’s own site.",
    "The ((minutes of the meeting)) were published two days later, along with the proposed dates.",
    "An ((interactive map)) by {body} shows what has been done and what has not.",
    "The ((annual report)) of {partner} has a chapter on the experience so far.",
  ],
  lists: [
    {
      lead: "The plan rests on a few clear points:",
      items: [
        "short phases, each ending with a public review",
        "fixed working hours, never later than six in the evening",
        "an entrance that is easy for people in wheelchairs",
        "a monthly statement of expenses beside the door",
        "jobs offered first to people who live in the town",
      ],
    },
    {
      lead: "What residents asked for most often:",
      items: [
        "benches in the shade for older people",
        "soft lighting that does not shine into nearby windows",
        "a safe place to leave bicycles",
        "clean drinking water for passers-by",
        "a sign that tells the history of the place in simple words",
      ],
    },
    {
      lead: "Dates for the coming weeks, as given by {body}:",
      items: [
        "an introduction in the town hall on Saturday evening",
        "a walk for families on Sunday morning",
        "a short workshop for volunteers on Tuesday evening",
        "the council’s public session on Thursday evening",
      ],
    },
    {
      lead: "In figures:",
      items: [
        "{n:11-60} volunteers at work every week",
        "{n:2-9}00 saplings planted since the season began",
        "{n:3-9} schools taking part",
        "{n:11-40} shops that gave goods or tools",
      ],
    },
  ],
  sources: {
    agency: ["Harbour Agency", "Sail News Agency", "Lantern Press Agency"],
    document: ["Minutes of {body}", "Monthly statement of {body}", "Impact study by {partner}"],
    website: ["Website of {body}", "Website of {partner}", "Local open data portal"],
    social: ["Page of the people of {place}", "Account of {partner}", "{place} news group"],
    own: ["Our reporter in {place}", "Interviews by the newsroom", "A visit to {place}"],
  },
  notes: [
    "Asked not to be named; we have confirmed the position",
    "A copy is kept in the newsroom",
    "To be called before any update",
    "Check the figure again at the end of the month",
  ],
  updates: ["New figures added", "Reply of those concerned added", "Details of the dates added"],
  themes: englishThemes,
};
